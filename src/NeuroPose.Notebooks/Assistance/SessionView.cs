using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What a session knows at one moment, for questions about text that is not executed yet.</summary>
/// <param name="Previous">The cells so far, as the compiler sees them; null before the first.</param>
/// <param name="References">What the next cell is compiled against besides what those cells were.</param>
/// <param name="Options">How cells are compiled; the imports among them.</param>
/// <param name="Folder">Where relative paths start.</param>
/// <param name="Files">The session's references to files.</param>
internal sealed record SessionView(
    CSharpCompilation? Previous, IReadOnlyList<MetadataReference> References, CSharpCompilationOptions Options, string Folder, ScriptReferences Files)
{
    /// <summary>The directives that cells may use.</summary>
    public IReadOnlyList<DirectiveInfo> Directives { get; init; } = [];

    /// <summary>The session's variables with their values, the oldest first.</summary>
    public IReadOnlyList<ScriptVariable> Variables { get; init; } = [];

    /// <summary>Where the packages of this machine lie.</summary>
    public string PackageFolder { get; init; } = "";

    /// <summary>The same with the files that a cell names itself; those that are not there are left out.</summary>
    public SessionView With(IReadOnlyList<string> files)
    {
        var found = files.Select(file => Path.GetFullPath(file, Folder)).Where(File.Exists).Select(Files.TryFromFile).OfType<MetadataReference>();
        return files.Count == 0 ? this : this with { References = [.. References, .. found] };
    }

    /// <summary>The meaning of a text in the place of the next cell; nothing is emitted.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) =>
        Files.Bound(CSharpCompilation.CreateScriptCompilation("question", tree, References, Options, Previous, typeof(object))).GetSemanticModel(tree);
}
