using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests;

/// <summary>Help, and what a person reads who typed something else than the command knows.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("neuropose")]
    [InlineData("notebook")]
    [InlineData("notebook run")]
    [InlineData("notebook check")]
    [InlineData("notebook render")]
    [InlineData("paper")]
    [InlineData("paper verify")]
    [InlineData("paper run")]
    [InlineData("paper render")]
    [InlineData("paper new")]
    [InlineData("paper list")]
    [InlineData("dtw")]
    [InlineData("dtw matrix")]
    [InlineData("kernel")]
    [InlineData("kernel install")]
    [InlineData("kernel uninstall")]
    [InlineData("kernel list")]
    [InlineData("kernel run")]
    [InlineData("lab")]
    [InlineData("trial")]
    [InlineData("trial info")]
    [InlineData("process")]
    [InlineData("model")]
    [InlineData("model list")]
    [InlineData("model info")]
    [InlineData("model fetch")]
    [InlineData("model import")]
    [InlineData("model add")]
    [InlineData("model verify")]
    [InlineData("benchmark")]
    [InlineData("gait")]
    [InlineData("gait score")]
    [InlineData("gait compare")]
    [InlineData("sweep")]
    [InlineData("sweep status")]
    [InlineData("sweep diff")]
    [InlineData("dataset")]
    [InlineData("dataset fetch")]
    [InlineData("dataset list")]
    [InlineData("dataset synth")]
    [InlineData("dataset verify")]
    [InlineData("vitals")]
    [InlineData("session")]
    [InlineData("session run")]
    [InlineData("session sync")]
    [InlineData("session validate")]
    [InlineData("session synth")]
    [InlineData("live")]
    [InlineData("live ws")]
    [InlineData("live mqtt")]
    [InlineData("live udp")]
    [InlineData("live simulate")]
    [InlineData("witness")]
    [InlineData("witness make")]
    [InlineData("witness verify")]
    [InlineData("analyze")]
    [InlineData("analyze compare")]
    [InlineData("segment")]
    [InlineData("trial convert")]
    [InlineData("trial check")]
    [InlineData("trial view")]
    [InlineData("completion")]
    [InlineData("completion bash")]
    public async Task Help_is_as_approved(string verb)
    {
        string[] words = [.. verb.Split(' ').Where(word => word != "neuropose"), "--help"];

        var run = await CommandRun.OfAsync(words);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Snapshot.Match(run.Out, name: "Help." + verb.Replace(' ', '-'));
    }

    [Theory]
    [InlineData("", "a command is missing: notebook, paper, kernel, lab, analyze, segment, dtw, trial, process, model, benchmark, gait, vitals, sweep, session, live, dataset, witness, completion. See: neuropose --help")]
    [InlineData("frob", "there is no command 'frob'. Known: notebook, paper, kernel, lab, analyze, segment, dtw, trial, process, model, benchmark, gait, vitals, sweep, session, live, dataset, witness, completion. See: neuropose --help")]
    [InlineData("papr verify here", "there is no command 'papr'. Did you mean \"paper\"? See: neuropose --help")]
    [InlineData("notebook", "a command is missing: run, check, render. See: neuropose notebook --help")]
    [InlineData("notebook rum walk.ipynb", "there is no command 'rum'. Did you mean \"run\"? See: neuropose notebook --help")]
    [InlineData("notebook run", "Required argument 'file' missing for command: 'run'. See: neuropose notebook run --help")]
    [InlineData("notebook run walk.ipynb --param", "Required argument missing for option: '--param'. See: neuropose notebook run --help")]
    [InlineData("trial info walk.json --person -1", "--person -1: expected an index, 0 or more, or a name. See: neuropose trial info --help")]
    [InlineData("dataset verify", "Required argument 'folder' missing for command: 'verify'. See: neuropose dataset verify --help")]
    [InlineData("dataset verify a b", "unexpected argument 'b'. See: neuropose dataset verify --help")]
    public async Task A_wrong_call_says_what_is_wrong_and_where_help_is(string line, string expected)
    {
        var run = await CommandRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, "", expected), (run.Code, run.Out, run.Complaint));
    }

    [Theory]
    [InlineData("notebook run walk.ipynb --htlm", "--htlm")]
    [InlineData("trial info walk.json --persn", "--persn")]
    [InlineData("dataset synth --froce", "--froce")]
    [InlineData("dataset fetch --al", "--al")]
    [InlineData("dataset verify --all", "--all")]
    [InlineData("witness verify --frame", "--frame")]
    [InlineData("vitals --refrence", "--refrence")]
    public async Task A_mistyped_option_is_no_file(string line, string word)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith($"{word}: there is no such option.", run.Complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(word));
    }
}
