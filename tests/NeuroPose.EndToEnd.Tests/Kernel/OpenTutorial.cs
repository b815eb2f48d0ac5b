using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Kernel;

/// <summary>The first tutorial in a real Jupyter in a real browser, its cells just run, all of them, by the menu. Tests add cells at the end.</summary>
public sealed class OpenTutorial : ServedBrowser
{
    private const string Name = "notebooks/tutorials/01-first-comparison.ipynb";
    private const float Patience = 60_000;

    private readonly InstalledKernel kernel = new();

    /// <summary>The page with the notebook.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Adds a cell at the end and types into it as a person does.</summary>
    /// <returns>The cell, with the cursor in it.</returns>
    internal async Task<ILocator> TypeAsync(string text)
    {
        await Page.EvaluateAsync("() => { const n = Jupyter.notebook; n.insert_cell_at_bottom('code'); n.select(n.ncells() - 1); n.edit_mode(); n.scroll_to_bottom(); }");
        var cells = Page.Locator("#notebook-container .cell");
        var cell = cells.Nth(await cells.CountAsync() - 1);
        await cell.Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.TypeAsync(text);
        return cell;
    }

    /// <summary>What is written in a cell now.</summary>
    internal static Task<string> TextAsync(ILocator cell) => cell.Locator(".CodeMirror").EvaluateAsync<string>("editor => editor.CodeMirror.getValue()");

    private protected override async Task<JupyterServer> ServeAsync()
    {
        CopyWithoutOutputs();
        await kernel.InitializeAsync();
        return await JupyterServer.StartAsync(Folder.Root, kernel.Data);
    }

    private protected override async Task OpenAsync()
    {
        Page = await Browser.OpenAsync(width: 1280);
        await Page.GotoAsync(Server.AddressOf(Name));
        await Page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()", null, new() { Timeout = Patience });
        await Page.Locator("#celllink").ClickAsync();
        await Page.Locator("#run_all_cells a").ClickAsync();
        await Page.WaitForFunctionAsync(
            "() => Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code').every(c => typeof c.input_prompt_number === 'number')", null, new() { Timeout = Patience });
    }

    private protected override void Stop() => kernel.Dispose();

    // Where the notebook lies in the repository, so that it finds its data.
    private void CopyWithoutOutputs()
    {
        var notebook = JsonNode.Parse(File.ReadAllText(Workbench.Tutorial))!;
        foreach (var cell in notebook["cells"]!.AsArray().Where(cell => cell!["cell_type"]!.GetValue<string>() == "code"))
        {
            cell!["outputs"] = new JsonArray();
            cell["execution_count"] = null;
        }

        var target = Folder.PathTo(Name.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, notebook.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        Directory.CreateDirectory(Folder.PathTo("datasets", "gait-synthetic"));
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("datasets", "gait-synthetic")))
        {
            File.Copy(file, Folder.PathTo("datasets", "gait-synthetic", Path.GetFileName(file)));
        }
    }
}
