using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>What a session can say about itself.</summary>
public static class SessionInfo
{
    /// <summary>The version of NeuroPose Workbench, such as <c>0.1.0</c>.</summary>
    public static string WorkbenchVersion { get; } =
        typeof(SessionInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>The version of C# that cells are written in, such as <c>14.0</c>.</summary>
    public static string LanguageVersion { get; } =
        Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();

    /// <summary>The major version of .NET that cells run on, such as <c>10</c>.</summary>
    public static string DotNetVersion { get; } = FormattableString.Invariant($"{Environment.Version.Major}");

    internal static string About => $"NeuroPose Workbench {WorkbenchVersion}, C# {LanguageVersion}, .NET {DotNetVersion}";

    internal static string Names(IEnumerable<ScriptVariable> variables) => string.Join("  ", variables.Select(variable => variable.Name));

    internal static string Table(IEnumerable<ScriptVariable> variables)
    {
        var table = new StringBuilder();
        foreach (var variable in variables)
        {
            var value = ValueFormatting.Text(variable.Value, MimeBundle.PlainText).ReplaceLineEndings(" ");
            table.Append(variable.Name).Append(" : ").Append(variable.Type.Name).Append(" = ")
                .Append(value.Length > 80 ? value[..80] + "…" : value).Append('\n');
        }

        return table.ToString().TrimEnd('\n');
    }
}
