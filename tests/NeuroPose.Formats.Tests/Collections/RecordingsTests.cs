namespace NeuroPose.Formats.Tests.Collections;

/// <summary>A folder of recordings as one object.</summary>
public sealed class RecordingsTests : IDisposable
{
    private const string Pattern = "sub-{id}_task-{task}_run-{run}";

    private readonly StudyFolder study = new();

    public void Dispose() => study.Dispose();

    [Fact]
    public void I_can_open_a_folder_join_it_with_its_participants_filter_it_and_load_it()
    {
        study.Write("participants.tsv", "participant_id\tage\tgroup\nsub-02\t30\tyoung\nsub-01\t70\told\nsub-03\t44\tyoung\n");
        study.File("sub-01/sub-01_task-walk_run-2.json", x: 12);
        study.File("sub-01/sub-01_task-walk_run-1.json", x: 11);
        study.File("sub-01/sub-01_task-sit_run-1.json", x: 13);
        study.Frames("sub-02/sub-02_task-walk_run-1", count: 4);
        study.Write("README.md", "A study.");

        var all = Recordings.Open(study.Root, Pattern);

        Assert.Equal(
            ["sub-01/sub-01_task-sit_run-1.json", "sub-01/sub-01_task-walk_run-1.json", "sub-01/sub-01_task-walk_run-2.json", "sub-02/sub-02_task-walk_run-1"],
            all.Select(one => one.RelativePath));
        Assert.Equal($"4 recordings of 2 participants in {Path.GetFileName(study.Root)}", all.ToString());
        Assert.Equal(["1 of 3 participants have no recording."], all.Notices);

        var walks = all.Where("task", "walk").Where(one => one.Number("age") > 60 || one["group"] == "young");
        var load = walks.Load();
        Assert.Equal([(11.0, 1), (12.0, 1), (0.0, 4)], load.Select(one => (one.Recording.Persons[0].Coordinates.Span[0], one.Recording.FrameCount)));
        Assert.Empty(load.Failures);
        Assert.Equal(["1", "2", "1"], walks.Select(one => one["run"]));
        Assert.Equal(["old", "old", "young"], walks.Select(one => one.Participant?["group"]));
    }

    [Fact]
    public void What_cannot_be_loaded_is_collected_with_its_reason_and_without_names()
    {
        study.Write("participants.csv", "id,age\nAnnaBerg,30\n");
        study.Write("sub-AnnaBerg_task-walk_run-1.c3d", "no C3D");
        study.File("sub-AnnaBerg_task-walk_run-2.json");
        study.Frames("sub-AnnaBerg_task-walk_run-3", count: 2);
        study.Write("sub-AnnaBerg_task-walk_run-3/sub-AnnaBerg_000000000001_keypoints.json", "{\"people\":[{}]}");

        var load = Recordings.Open(study.Root, Pattern).Load();
        var loaded = load.ToList();

        Assert.Equal(["2"], loaded.Select(one => one.File["run"]));
        Assert.Equal([0, 2], load.Failures.Select(failure => failure.Index));
        Assert.StartsWith("recording 1 of 3: ", load.Failures[0].ToString(), StringComparison.Ordinal);
        Assert.All(load.Failures, failure => Assert.DoesNotContain("AnnaBerg", failure.ToString(), StringComparison.Ordinal));
        Assert.Equal("1", load.Failures[0].File["run"]);
        Assert.Equal(2, load.Count(one => one.Recording.FrameCount > 0) + load.Failures.Count - 1);
    }

    [Fact]
    public void Progress_counts_recordings_and_names_nobody()
    {
        study.File("sub-Anna_task-walk_run-1.json");
        study.File("sub-Anna_task-walk_run-2.json");
        var heard = new List<Progress>();

        Assert.Equal(2, Recordings.Open(study.Root, Pattern).Load(new Heard(heard)).Count());

        Assert.Equal([(0L, 2L, "recordings", ""), (1, 2, "recordings", ""), (2, 2, "recordings", "")], heard.Select(one => (one.Done, one.Total!.Value, one.Unit, one.Item)));
    }

    [Fact]
    public void Loading_is_lazy_and_can_be_cancelled_between_two_recordings()
    {
        study.File("sub-1_task-walk_run-1.json");
        study.Write("sub-1_task-walk_run-2.c3d", "broken");
        using var cancel = new CancellationTokenSource();
        var load = Recordings.Open(study.Root, Pattern).Load(cancellation: cancel.Token);

        using var each = load.GetEnumerator();
        Assert.True(each.MoveNext());
        Assert.Empty(load.Failures);
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => each.MoveNext());
        Assert.Empty(load.Failures);
    }

    [Fact]
    public void Without_a_pattern_every_motion_file_is_a_recording_and_nothing_else_is()
    {
        study.File("a.json");
        study.Frames("b", 3);
        study.Write("c.trc", "broken, but named as a motion file");
        study.Write("notes.txt", "nothing");
        study.Write("sidecar.json", "{\"SamplingFrequency\": 100}");
        study.Write("participants.tsv", "participant_id\tage\nsub-1\t5\n");
        study.Write(".git/d.c3d", "hidden");

        var all = Recordings.Open(study.Root);

        // A folder that has a frame of OpenPose is one recording itself; this one has other files too.
        Assert.Equal([Path.GetFileName(study.Root)], all.Select(one => one.RelativePath));
        File.Delete(Path.Combine(study.Root, "a.json"));
        all = Recordings.Open(study.Root);
        Assert.Equal(["b", "c.trc"], all.Select(one => one.RelativePath));
        Assert.Equal(["The participants are not joined: give a pattern with {id}."], all.Notices);
    }

    [Fact]
    public void What_the_pattern_leaves_out_is_counted_and_can_be_asked_for()
    {
        study.Write("participants.tsv", "participant_id\tage\nsub-1\t5\n");
        study.File("sub-1_task-walk_run-1.json");
        study.File("sub-2_task-walk_run-1.json");
        study.File("test.json");
        study.Write("sub-1_task-walk_run-1.tsv", "onset\tduration\n1\t2\n");

        var all = Recordings.Open(study.Root, Pattern);

        Assert.Equal(2, all.Count);
        Assert.Equal(["test.json"], all.Unmatched);
        Assert.Equal(
            [
                "1 motion files do not match the pattern (Unmatched has their names).",
                "1 files match the pattern, but have no known motion format.",
                "1 of 2 recordings are of participants that participants.tsv does not have.",
            ],
            all.Notices);
        Assert.Null(all[1].Participant);
        Assert.Null(all[1]["age"]);
        Assert.True(double.IsNaN(all[1].Number("age")));
    }

    [Fact]
    public void Frames_of_OpenPose_are_never_recordings_of_their_own_and_may_be_named_in_place_of_their_folder()
    {
        study.Frames("first/json", 3, "sub-1_task-walk_run-1");
        study.Frames("second/json", 2, "video");
        study.Frames("sub-3_task-walk_run-1", 2, "video");

        var all = Recordings.Open(study.Root, Pattern + "*");
        var json = Recordings.Open(study.Root, Pattern + "*", new() { Files = "**/*.json" });

        Assert.Equal([("first/json", "1"), ("sub-3_task-walk_run-1", "3")], all.Select(one => (one.RelativePath, one["id"])));
        Assert.Equal(["second/json"], all.Unmatched);
        Assert.Equal([3, 2], all.Load().Select(one => one.Recording.FrameCount));
        Assert.Equal(all.Select(one => one.RelativePath), json.Select(one => one.RelativePath));
        Assert.Empty(Recordings.Open(study.Root, Pattern + "*", new() { Files = "**/*.c3d" }));
    }

    [Fact]
    public void Files_table_column_and_key_can_be_named_and_options_reach_the_loading()
    {
        study.Write("tables/who.csv", "code,side\nA,left\n");
        study.File("one/A-walk.json");
        study.File("two/A-walk.json");

        var all = Recordings.Open(study.Root, "{who}-{task}", new()
        {
            Files = "one/**",
            Participants = "tables/who.csv",
            IdColumn = "code",
            Key = "who",
            Load = new() { FramesPerSecond = 25 },
        });

        var only = Assert.Single(all);
        Assert.Equal(("one/A-walk.json", "left"), (only.RelativePath, only["side"]));
        Assert.Equal(25, only.Load().FramesPerSecond);
    }

    [Fact]
    public void Mistakes_are_refused_with_what_to_do()
    {
        study.Write("participants.tsv", "participant_id\tage\nsub-1\t5\n");
        study.File("sub-1_task-walk_run-1.json");
        var all = Recordings.Open(study.Root, Pattern);

        Assert.Contains("there is no such folder.", Assert.Throws<FileFormatException>(() => Recordings.Open(Path.Combine(study.Root, "no"))).Message, StringComparison.Ordinal);
        Assert.Contains("this is a file; expected a folder", Assert.Throws<FileFormatException>(() => Recordings.Open(Path.Combine(study.Root, "participants.tsv"))).Message, StringComparison.Ordinal);
        Assert.Contains("The recordings have no \"tsk\". Did you mean \"task\"?", Assert.Throws<ArgumentException>(() => all.Where("tsk", "walk")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"age\"?", Assert.Throws<ArgumentException>(() => all[0].Number("agee")).Message, StringComparison.Ordinal);
        Assert.Contains("The pattern has no {ident}.", Assert.Throws<ArgumentException>(() => Recordings.Open(study.Root, Pattern, new() { Key = "ident" })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "The pattern has no {id} that names the participant.",
            Assert.Throws<ArgumentException>(() => Recordings.Open(study.Root, "*_task-{task}_*", new() { Participants = "participants.tsv" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_folder_leads_in_no_circle_and_a_link_to_a_file_is_a_recording()
    {
        study.File("data/key.bin");
        study.Write("sub-1/empty.txt", "");
        File.CreateSymbolicLink(Path.Combine(study.Root, "sub-1", "sub-1_task-walk_run-1.json"), Path.Combine(study.Root, "data", "key.bin"));
        Directory.CreateSymbolicLink(Path.Combine(study.Root, "sub-1", "again"), study.Root);

        Assert.Equal(["sub-1/sub-1_task-walk_run-1.json"], Recordings.Open(study.Root, Pattern).Select(one => one.RelativePath));
    }

    private sealed class Heard(List<Progress> reports) : IProgress<Progress>
    {
        public void Report(Progress value) => reports.Add(value);
    }
}
