using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroPose.Testing;
using YamlDotNet.Serialization;

namespace NeuroPose.Cli.Tests.Documentation;

/// <summary>The files of the container, of Binder and of the workflow cannot run here; what they call and name is there.</summary>
public sealed partial class ContainerTests
{
    private static readonly string Dockerfile = Read(".binder", "Dockerfile");
    private static readonly string Workflow = Read(".github", "workflows", "ci.yml");

    private static JsonNode Devcontainer => JsonNode.Parse(Read(".devcontainer", "devcontainer.json"), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!;

    private static JsonObject Jobs => FromYaml(Workflow)["jobs"]!.AsObject();

    private static JsonArray Systems => Jobs["test"]!["strategy"]!["matrix"]!["include"]!.AsArray();

    [Fact]
    public async Task What_the_container_calls_is_there()
    {
        string[] calls = [Dockerfile, Devcontainer["postCreateCommand"]!.GetValue<string>(), Workflow, Read(".github", "hashes.sh"), Read("test.sh")];
        var verbs = calls.SelectMany(text => Call().Matches(text)).Select(call => call.Groups["verbs"].Value.Trim()).Distinct().ToList();

        Assert.Superset(new HashSet<string> { "kernel install", "notebook run", "notebook check", "paper verify" }, verbs.ToHashSet());
        foreach (var verb in verbs)
        {
            var help = await CommandRun.OfAsync([.. verb.Split(' '), "--help"]);
            Assert.True(help.Code == 0 && help.Out.Contains($"neuropose {verb} ", StringComparison.Ordinal), $"neuropose {verb}: {help.Out}{help.Error}");
        }
    }

    [Fact]
    public void The_container_has_the_SDK_that_is_pinned()
    {
        var pinned = JsonNode.Parse(Read("global.json"))!["sdk"]!["version"]!.GetValue<string>();
        var images = From().Matches(Dockerfile).Select(image => image.Groups["image"].Value).ToList();

        Assert.Contains($"mcr.microsoft.com/dotnet/sdk:{string.Join('.', pinned.Split('.')[..2])}", images);

        // An image without a version is another one every month.
        Assert.All(images, image => Assert.Matches(@":\d+\.\d+", image));
    }

    [Fact]
    public void The_development_container_is_the_one_of_Binder()
    {
        var build = Devcontainer["build"]!;

        Assert.True(File.Exists(Repository.PathTo(".devcontainer", build["dockerfile"]!.GetValue<string>())));
        Assert.Equal(Repository.Root, Path.GetFullPath(Repository.PathTo(".devcontainer", build["context"]!.GetValue<string>())).TrimEnd('/'));
        Assert.Contains($"ARG NB_USER={Devcontainer["remoteUser"]}\n", Dockerfile, StringComparison.Ordinal);

        // What Binder asks of an image: a user of this number, who owns the files, in the folder that they are in.
        Assert.Contains("ARG NB_UID=1000\n", Dockerfile, StringComparison.Ordinal);
        Assert.Matches(@"COPY --chown=\$NB_UID:\$NB_UID \. \$HOME\n", Dockerfile);
        Assert.Matches(@"USER \$NB_USER\nWORKDIR \$HOME\n", Dockerfile);
        Assert.Matches("jupyterhub==", Dockerfile);
    }

    [Fact]
    public void The_workflow_names_only_what_is_there()
    {
        var steps = Jobs.SelectMany(job => job.Value!["steps"]!.AsArray()).ToList();
        Assert.All(steps.Select(step => step!["uses"]?.GetValue<string>()).OfType<string>(), action => Assert.Matches("^actions/[a-z-]+@[0-9a-f]{40}$", action));
        var scripts = steps.SelectMany(step => Script().Matches(step!["run"]?.GetValue<string>() ?? "")).Select(found => found.Groups["file"].Value).ToList();
        Assert.Equal(["test.sh", ".github/hashes.sh"], scripts);
        Assert.All(scripts, file => Assert.True(IsExecutable(file), $"{file} cannot be called"));
        Assert.True(File.Exists(Repository.PathTo(steps.Select(step => step!["with"]?["global-json-file"]?.GetValue<string>()).OfType<string>().Single())));

        var keys = Systems[0]!.AsObject().Select(one => one.Key).ToHashSet();
        Assert.All(Systems, system => Assert.Equal(keys, system!.AsObject().Select(one => one.Key).ToHashSet()));
        Assert.Subset(keys, Matrix().Matches(Workflow).Select(use => use.Groups["key"].Value).ToHashSet());
        Assert.All(Jobs.Select(job => job.Value!["needs"]?.GetValue<string>()).OfType<string>(), job => Assert.True(Jobs.ContainsKey(job), job));
    }

    [Fact]
    public void The_workflow_compares_every_system_with_the_first()
    {
        var systems = Systems.Select(system => system!["system"]!.GetValue<string>()).ToList();

        Assert.Equal(3, systems.Count);
        Assert.All(systems[1..], system => Assert.Contains($"diff hashes-{systems[0]}.txt hashes-{system}.txt", Workflow, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tests_check_every_committed_notebook()
    {
        var checkedFolders = Check().Matches(Read("test.sh")).Select(call => call.Groups["folder"].Value).ToList();
        var notebooks = Directory.EnumerateFiles(Repository.Root, "*.ipynb", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => path.Split('/')[0] is not ("artifacts" or "out" or "tests"))
            .ToList();

        Assert.True(notebooks.Count > 15, $"{notebooks.Count} notebooks");
        Assert.All(notebooks, notebook => Assert.Contains(notebook.Split('/')[0], checkedFolders));
        Assert.Contains("./test.sh", Workflow, StringComparison.Ordinal);
    }

    private static string Read(params string[] path) => File.ReadAllText(Repository.PathTo(path)).ReplaceLineEndings("\n");

    private static JsonNode FromYaml(string yaml) =>
        JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(new DeserializerBuilder().Build().Deserialize(yaml)!))!;

    private static bool IsExecutable(string file) =>
        File.Exists(Repository.PathTo(file.Split('/'))) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.PathTo(file.Split('/'))).HasFlag(UnixFileMode.UserExecute));

    // The words after the program that name a command; an option, a path or a variable ends them.
    [GeneratedRegex(@"neuropose""?(?<verbs>(?: (?:kernel|notebook|paper|lab|install|run|check|verify|render)\b)+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();

    [GeneratedRegex(@"(?<![\w/])(?:\./)?(?<file>[\w./-]*\w\.sh)\b")]
    private static partial Regex Script();

    [GeneratedRegex(@"matrix\.(?<key>\w+)")]
    private static partial Regex Matrix();

    [GeneratedRegex(@"neuropose"" notebook check (?<folder>\w+) (?:\|\||&)")]
    private static partial Regex Check();
}
