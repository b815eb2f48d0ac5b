using System.Text;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Running;

/// <summary>
/// Sets parameters the way papermill does: a cell tagged <c>injected-parameters</c> after the one tagged <c>parameters</c>,
/// so that the executed notebook shows both the defaults and what this run used.
/// </summary>
internal static class ParameterInjection
{
    private const string DefaultsTag = "parameters";
    private const string InjectedTag = "injected-parameters";
    private const string Origin = "// Set for this run with --param; the cell above holds the defaults.";

    /// <summary>Puts the cell in, in place of one that an earlier run has left.</summary>
    /// <exception cref="ParameterException">A name that is not there, or a value that does not fit; the notebook is unchanged.</exception>
    public static void Apply(Notebook notebook, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.Count == 0)
        {
            return;
        }

        var place = IndexOf(notebook, DefaultsTag);
        if (place < 0)
        {
            throw new ParameterException(
                notebook.Name, parameters.Keys.First(), "the notebook has no code cell tagged \"parameters\". Add the tag to the cell with the defaults.");
        }

        var code = Write(notebook, ((CodeCell)notebook.Cells[place]).Source, parameters);
        var earlier = IndexOf(notebook, InjectedTag);
        if (earlier >= 0)
        {
            notebook.RemoveCell(earlier);
            place = IndexOf(notebook, DefaultsTag);
        }

        notebook.InsertCode(place + 1, code, InjectedTag);
    }

    private static string Write(Notebook notebook, string source, IReadOnlyDictionary<string, string> parameters)
    {
        var declared = ParameterDeclarations.Of(source);
        foreach (var name in parameters.Keys)
        {
            if (!declared.Any(declaration => declaration.Key == name))
            {
                var known = declared.Count == 0 ? "it declares none" : "there are: " + string.Join(", ", declared.Select(declaration => declaration.Key));
                throw new ParameterException(notebook.Name, name, $"the parameters cell does not declare this name; {known}.");
            }
        }

        // In the order of the declarations, whatever the order on the command line.
        var code = new StringBuilder(Origin);
        foreach (var (name, kind) in declared)
        {
            if (parameters.TryGetValue(name, out var value))
            {
                code.Append('\n').Append(name).Append(" = ").Append(Read(notebook, name, kind, value)).Append(';');
            }
        }

        return code.ToString();
    }

    private static string Read(Notebook notebook, string name, ParameterKind? kind, string value)
    {
        if (kind is null)
        {
            throw new ParameterException(
                notebook.Name, name, "its default is not a plain value (a number, true or false, text, or a character), so it cannot be set from outside.");
        }

        return kind.ToCode(value)
            ?? throw new ParameterException(notebook.Name, name, $"expected {kind.Expected} ({kind.TypeName}), but \"{value}\" was given.");
    }

    private static int IndexOf(Notebook notebook, string tag)
    {
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            if (notebook.Cells[index] is CodeCell cell && cell.Tags.Contains(tag))
            {
                return index;
            }
        }

        return -1;
    }
}
