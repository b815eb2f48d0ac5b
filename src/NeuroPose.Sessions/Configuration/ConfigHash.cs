using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Json;

namespace NeuroPose.Sessions.Configuration;

/// <summary>Hashes what a TOML file says: not its comments, not its order, and no folder of the machine.</summary>
internal static class ConfigHash
{
    /// <summary>The SHA-256 of the values as compact JSON with sorted keys.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="without">Tables that do not count.</param>
    public static string Of(TomlValue tree, params IReadOnlyList<string> without)
    {
        var text = new StringBuilder();
        Write(text, tree, without);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, TomlValue value, IReadOnlyList<string> without)
    {
        switch (value.Kind)
        {
            case TomlKind.Table:
                text.Append('{');
                foreach (var (key, member) in value.Members.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    if (!without.Contains(key, StringComparer.Ordinal))
                    {
                        text.Append(JsonText.Quote(key)).Append(':');
                        Write(text, member, []);
                        text.Append(',');
                    }
                }

                text.Append('}');
                break;
            case TomlKind.Array:
                text.Append('[');
                foreach (var item in value.Items)
                {
                    Write(text, item, []);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case TomlKind.Text or TomlKind.Time:
                text.Append(JsonText.Quote((string)value.Value));
                break;
            case TomlKind.Flag:
                text.Append((bool)value.Value ? "true" : "false");
                break;
            default:
                text.Append(JsonNumber.Format(Convert.ToDouble(value.Value, CultureInfo.InvariantCulture)));
                break;
        }
    }
}
