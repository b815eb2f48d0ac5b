using System.Runtime.Versioning;
using NeuroPose.Processes;
using NeuroPose.Testing;

namespace NeuroPose.Core.Tests.Processes;

/// <summary>Programs of the system, run within limits.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ExternalProgramTests : IDisposable
{
    // Longer than any machine needs; what is to be ended by a limit would run much longer.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_it_writes_and_its_exit_code_are_returned_and_its_input_is_empty()
    {
        var environment = new Dictionary<string, string> { ["COLOR"] = "blue" };
        var run = await (Shell("cat; echo out; echo \"$COLOR\" >&2; exit 3") with { Environment = environment }).RunAsync();

        Assert.Equal((3, "out\n", "blue\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Many_lines_on_both_streams_stop_nobody()
    {
        var run = await Shell("i=0; while [ $i -lt 20000 ]; do echo out; echo error >&2; i=$((i+1)); done").RunAsync();

        Assert.Equal((80_000, 120_000), (run.Output.Length, run.Error.Length));
    }

    [Fact]
    public async Task One_that_takes_too_long_is_ended_with_those_it_started_and_the_message_has_its_last_lines()
    {
        var slow = Shell("sleep 1000 & echo $! > child; echo first >&2; echo 'still waiting' >&2; wait");
        var program = slow with { TimeLimit = TimeSpan.FromSeconds(2) };

        var problem = await Assert.ThrowsAsync<ProgramException>(() => program.RunAsync());

        Assert.Equal("/bin/sh took longer than 2 s and was ended. Its last lines: first | still waiting", problem.Message);
        await AssertChildEndedAsync();
    }

    [Fact]
    public async Task One_that_writes_too_much_is_ended_and_the_message_says_so()
    {
        var program = Shell("while :; do echo word; done") with { OutputLimit = 50_000 };

        var problem = await Assert.ThrowsAsync<ProgramException>(() => program.RunAsync());

        const string Start = "/bin/sh wrote more than 50000 characters and was ended. Its last lines: ";
        Assert.StartsWith(Start, problem.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Message.Length, 70, 600);
    }

    [Fact]
    public async Task Cancelled_it_is_ended_with_those_it_started()
    {
        using var cancellation = new CancellationTokenSource();
        var run = Shell("sleep 1000 & echo $! > child.new; mv child.new child; wait").RunAsync(cancellation.Token);
        await WaitForAsync(() => File.Exists(folder.PathTo("child")));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AssertChildEndedAsync();
    }

    [Fact]
    public void While_it_runs_bytes_go_in_and_out_and_lines_of_errors_that_are_taken_are_not_repeated()
    {
        List<string> taken = [];
        using var run = Shell("while read line; do echo \"got $line\"; echo \"datum $line\" >&2; done; echo 'no more' >&2; exit 4")
            .Run(line => line.StartsWith("datum", StringComparison.Ordinal) && Add(taken, line));
        Assert.True(run.Write("one\ntwo\n"u8));
        var buffer = new byte[8];
        Assert.Equal(8, run.Read(buffer));
        Assert.Equal("got one\n"u8, buffer);

        run.CloseInput();
        Assert.Equal((8, 0), (run.Read(buffer), run.Read(new byte[4])));
        var result = run.Finish();

        Assert.Equal((4, "no more"), (result.ExitCode, result.Error));
        Assert.Equal(["datum one", "datum two"], taken);
    }

    [Fact]
    public async Task While_it_runs_one_that_says_nothing_is_ended_after_its_limit_with_those_it_started()
    {
        var program = Shell("echo ready; echo stuck >&2; sleep 1000 & echo $! > child; wait") with { TimeLimit = TimeSpan.FromSeconds(2) };
        using var run = program.Run();

        var problem = Assert.Throws<ProgramException>(() => run.Read(new byte[100]));

        Assert.Equal("/bin/sh did nothing for 2 s and was ended. Its last lines: stuck", problem.Message);
        await AssertChildEndedAsync();
    }

    [Fact]
    public async Task While_it_runs_it_is_cancelled_and_ended_with_those_it_started()
    {
        using var cancellation = new CancellationTokenSource();
        using var run = Shell("sleep 1000 & echo $! > child.new; mv child.new child; wait").Run(cancellation: cancellation.Token);
        await WaitForAsync(() => File.Exists(folder.PathTo("child")));

        await cancellation.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => run.Read(new byte[1]));
        await AssertChildEndedAsync();
    }

    [Fact]
    public void What_a_program_does_not_read_any_more_is_no_error_of_the_pipe()
    {
        using var run = Shell("exec 0<&-; echo full >&2; exit 3").Run();
        var block = new byte[1 << 20];

        while (run.Write(block))
        {
        }

        Assert.Equal((3, "full"), (run.Finish().ExitCode, run.LastErrors));
    }

    private static bool Add(List<string> list, string line)
    {
        list.Add(line);
        return true;
    }

    [Fact]
    public async Task A_child_that_it_leaves_behind_with_its_output_open_is_not_waited_for()
    {
        var run = await Shell("echo done; sleep 20 & echo $! > child").RunAsync();

        Assert.Equal((0, "done\n"), (run.ExitCode, run.Output));
        await new ExternalProgram("/bin/sh", ["-c", $"kill {await File.ReadAllTextAsync(folder.PathTo("child"))}"]).RunAsync();
    }

    [Fact]
    public async Task A_program_that_is_missing_or_does_not_start_is_named()
    {
        var missing = await Assert.ThrowsAsync<ProgramException>(() => new ExternalProgram("no-such-program", []).RunAsync());
        Assert.StartsWith("no-such-program was not found.", missing.Message, StringComparison.Ordinal);

        var broken = Script("broken", "#!/no/such/interpreter\n");
        var problem = await Assert.ThrowsAsync<ProgramException>(() => new ExternalProgram(broken, []).RunAsync());
        Assert.StartsWith($"{broken} does not start: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_found_in_the_path_a_path_where_it_leads_and_a_file_that_is_no_program_nowhere()
    {
        Assert.Contains(ExternalProgram.Find("sh"), new[] { "/bin/sh", "/usr/bin/sh", "/usr/local/bin/sh" });
        Assert.Equal("/bin/sh", ExternalProgram.Find("/bin/sh"));
        Assert.Null(ExternalProgram.Find("/bin"));
        File.WriteAllText(folder.PathTo("notes"), "");
        Assert.Null(ExternalProgram.Find(folder.PathTo("notes")));
    }

    [Fact]
    public void A_program_of_that_name_in_the_current_folder_is_not_found()
    {
        var here = Path.Combine(Environment.CurrentDirectory, "here-alone");
        File.Copy("/bin/true", here, overwrite: true);
        try
        {
            Assert.Equal(here, ExternalProgram.Find("./here-alone"));
            Assert.Null(ExternalProgram.Find("here-alone"));
        }
        finally
        {
            File.Delete(here);
        }
    }

    [Fact]
    public async Task A_failure_names_the_program_its_exit_code_and_the_last_five_lines_of_its_errors()
    {
        var run = await Shell("for i in 1 2 3 4 5 6 7; do echo line $i >&2; done; exit 9").RunAsync();

        Assert.Equal(
            "/bin/sh made no PNG (exit code 9). Its last lines: line 3 | line 4 | line 5 | line 6 | line 7 Save it as .svg.",
            run.Failure("made no PNG", "Save it as .svg.").Message);
    }

    private ExternalProgram Shell(string script) => new("/bin/sh", ["-c", script]) { Folder = folder.Root, TimeLimit = Long };

    private string Script(string name, string text)
    {
        var path = folder.PathTo(name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private async Task AssertChildEndedAsync()
    {
        var child = int.Parse(await File.ReadAllTextAsync(folder.PathTo("child")), System.Globalization.CultureInfo.InvariantCulture);
        await WaitForAsync(() => !Runs(child));
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Long);
        while (!condition())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    // One that has ended may still be listed, as a zombie, where nobody asks for its exit code.
    private static bool Runs(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            var state = $"/proc/{id}/stat";
            return !process.HasExited && !(File.Exists(state) && File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
