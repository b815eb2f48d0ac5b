using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Tests.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Validation;

public class NwbValidatorTests
{
    [Fact]
    public void A_session_that_was_written_here_has_no_finding()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var validation = NwbValidator.Validate(path);

        Assert.Equal([], validation.Findings.Select(finding => finding.ToString()));
        Assert.True(validation.IsValid);
    }

    [Fact]
    public async Task A_file_in_the_old_form_of_HDF5_has_no_finding_either()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);
        var old = folder.PathTo("old.nwb");
        var repacked = await ChildProcess.RunAsync("h5repack", [path, old]);
        Assert.True(repacked.Code == 0, repacked.Error);
        Assert.Equal(0, File.ReadAllBytes(old)[8]);

        var validation = NwbValidator.Validate(old);

        Assert.Equal([], validation.Findings.Select(finding => finding.ToString()));
    }

    [RealFileFact("nwb/ndxpose_0.3.0_poseestimation_one_camera.nwb")]
    public void A_file_of_pynwb_is_read_and_has_the_findings_that_nwbinspector_has()
    {
        var validation = NwbValidator.Validate(RealFiles.PathTo("nwb/ndxpose_0.3.0_poseestimation_one_camera.nwb"));

        Assert.Equal(
            [
                "times-regular /processing/behavior/PoseEstimation/front_left_paw/timestamps", "description-missing /general/devices/camera1@description",
                "experiment-description-missing /general/experiment_description", "experimenter-missing /general/experimenter",
                "institution-missing /general/institution", "keywords-missing /general/keywords", "subject-missing /general/subject",
            ],
            validation.Findings.Select(finding => $"{finding.Rule} {finding.Path}"));
        Assert.Empty(validation.Notes);
    }

    [SchemaFact]
    public void The_schema_of_a_folder_stands_in_for_the_one_that_a_file_has_not()
    {
        using TemporaryFolder folder = new();
        SmallSession.Videos(folder.Root);
        var path = folder.PathTo("session.nwb");
        NwbWriter.Write(SmallSession.Contents, path);

        var validation = NwbValidator.Validate(path, new() { SchemaFolder = SmallSession.Schema });

        Assert.Empty(validation.Findings);
        Assert.Empty(validation.Notes);
    }

    [Fact]
    public void What_is_no_HDF5_file_is_one_critical_finding()
    {
        using TemporaryFolder folder = new();
        var path = folder.PathTo("session.nwb");
        File.WriteAllText(path, "not a file of HDF5 at all");

        var finding = Assert.Single(NwbValidator.Validate(path).Findings);

        Assert.Equal((NwbSeverity.Critical, "file-damaged"), (finding.Severity, finding.Rule));
    }

    [Fact]
    public void A_damaged_file_is_a_finding_and_never_an_exception()
    {
        using TemporaryFolder folder = new();
        var whole = File.ReadAllBytes(SmallSession.Write(folder, SmallSession.Contents with { Notes = null }));
        Random random = new(20);
        for (var time = 0; time < 150; time++)
        {
            var bytes = whole.ToArray();
            for (var change = 0; change < 1 + (time % 8); change++)
            {
                bytes[random.Next(bytes.Length / (1 + (time % 3)))] = (byte)random.Next(256);
            }

            var path = folder.PathTo("damaged.nwb");
            File.WriteAllBytes(path, bytes);

            NwbValidator.Validate(path);
        }
    }

    [Fact]
    public void The_findings_of_nwbinspector_are_merged()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);
        var program = folder.PathTo("nwbinspector");
        File.WriteAllText(
            program,
            """
            #!/bin/sh
            cat > "$3" <<END
            {"header": {}, "messages": [{"message": "Too odd.", "importance": "BEST_PRACTICE_VIOLATION", "check_function_name": "check_oddness",
             "object_type": "TimeSeries", "object_name": "cam0_video", "location": "/acquisition/cam0_video", "file_path": "session.nwb"}]}
            END
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var finding = Assert.Single(NwbValidator.Validate(path, new() { InspectorProgram = program }).Findings);

        Assert.Equal(
            (NwbSeverity.Violation, "check_oddness", "/acquisition/cam0_video", "Too odd.", "nwbinspector"),
            (finding.Severity, finding.Rule, finding.Path, finding.Message, finding.Source));
    }

    [Fact]
    public void Where_nwbinspector_is_not_installed_a_note_says_so()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var validation = NwbValidator.Validate(path, new() { InspectorProgram = folder.PathTo("nowhere") });

        Assert.Contains(validation.Notes, note => note.Contains("is not installed", StringComparison.Ordinal));
        Assert.Empty(validation.Findings);
    }
}
