using System.Reflection;
using System.Text;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>What an assembly promises to its users, as C#-like lines in a fixed order, namespace by namespace.</summary>
public static class PublicApi
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in assembly.GetTypes().Where(Visibility.IsSeen).GroupBy(type => type.Namespace ?? "").OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append(TypeLine.Of(type)).Append('\n');
                foreach (var line in MemberLines.Of(type))
                {
                    text.Append("    ").Append(line).Append('\n');
                }
            }
        }

        return text.Length == 0 ? "(nothing public)\n" : text.ToString();
    }
}
