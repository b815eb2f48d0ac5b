using NeuroPose.Datasets;
using NeuroPose.Numerics;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Datasets;

/// <summary>Reading dataset.yaml: what it says is known, what is wrong with it is said with its place.</summary>
public class ManifestTests
{
    [Fact]
    public void I_can_read_what_a_manifest_says_and_what_it_leaves_out_is_unknown()
    {
        using var folder = new TemporaryFolder();

        var dataset = ManifestText.Open(folder, ManifestText.Good);

        Assert.Equal("made by hand", dataset.Manifest.Origin.Source);
        Assert.Equal("mm", dataset.Manifest.Units["poses3d"]);
        Assert.Equal(100.5, dataset["a"].CadenceStepsPerMinute);
        Assert.Null(dataset["a"].Subject);
        Assert.Null(dataset["a"].FramesPerSecond);
        Assert.Null(dataset.Manifest.Origin.Seed);
    }

    [Theory]
    [InlineData("    bytes: 5", "    byte: 5", 16, 5, "unknown key \"byte\". Did you mean \"bytes\"?")]
    [InlineData("title:", "titl:", 2, 1, "unknown key \"titl\". Did you mean \"title\"?")]
    [InlineData("license:", "year: 2026\nlicense:", 6, 1, "unknown key \"year\". Known: name, title")]
    [InlineData("    bytes: 5\n", "", 13, 5, "the key \"files[0].bytes\" is missing")]
    [InlineData("skeleton: berkeley_mhad_43\n", "", 1, 1, "the key \"skeleton\" is missing")]
    [InlineData("bytes: 5", "bytes: five", 16, 12, "\"files[0].bytes\" is \"five\"; expected a whole number from 1")]
    [InlineData("bytes: 5", "bytes: 99999999999999", 16, 12, "expected a whole number from 1 to 1073741824")]
    [InlineData("minute: 100.5", "minute: .nan", 17, 31, "expected a number")]
    [InlineData("sha256: 2cf24", "sha256: 2CF24", 15, 13, "expected 64 hexadecimal digits in lower case")]
    [InlineData("file: a.json", "file: ../a.json", 14, 11, "expected a plain file name in the dataset's folder")]
    [InlineData("file: a.json", "file: /etc/passwd", 14, 11, "expected a plain file name")]
    [InlineData("file: a.json", "file: 'C:\\a.json'", 14, 11, "expected a plain file name")]
    [InlineData("file: a.json", "file: sub/a.json", 14, 11, "expected a plain file name")]
    [InlineData("file: a.json", "file: ..", 14, 11, "expected a plain file name")]
    [InlineData("  source: made by hand", "  source: [made, by, hand]", 5, 11, "\"origin.source\" is a list; expected a text")]
    [InlineData("title: A tiny dataset", "title: &a A tiny dataset", 2, 8, "an anchor or alias")]
    [InlineData("title: A tiny dataset", "title: !!python/object:os.system A", 2, 8, "a tag (!) is not allowed")]
    [InlineData("title: A tiny dataset", "title: A\ntitle: B", 3, 1, "the key \"title\" is in line 2 already")]
    [InlineData("title: A tiny dataset", "title: [", 2, 8, "this is not YAML")]
    [InlineData("  source: made by hand", "  source: x\n  seed: y", 6, 9, "\"origin.seed\" is \"y\"; expected a whole number.")]
    [InlineData("name: tiny", "- name: tiny", 0, 0, "this is not YAML")]
    public void What_is_wrong_is_said_with_line_column_and_cure(string good, string bad, int line, int column, string message)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(good, ManifestText.Good, StringComparison.Ordinal);

        var problem = Assert.Throws<DatasetException>(() => ManifestText.Open(folder, ManifestText.Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(folder.PathTo("dataset.yaml"), problem.Place.File);
        if (line > 0)
        {
            Assert.Equal((line, column), (problem.Place.Line, problem.Place.Column));
        }
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("just text", "expected the keys name, title")]
    [InlineData("\0", "the file is empty")]
    [InlineData("{a: 1", "this is not YAML (While parsing a flow mapping")]
    [InlineData("title: [\nx: 1", "a bracket, quote or indentation does not close")]
    public void A_file_that_is_no_manifest_is_refused(string text, string message)
    {
        using var folder = new TemporaryFolder();

        Assert.Contains(message, Assert.Throws<DatasetException>(() => ManifestText.Open(folder, text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_manifest_neither_grows_nor_recurses_without_end()
    {
        using var folder = new TemporaryFolder();
        var deep = "name: " + new string('[', 200_000);
        var wide = string.Concat(Enumerable.Repeat("a: 1\n", 300_000));

        Assert.Contains("nested", Assert.Throws<DatasetException>(() => ManifestText.Open(folder, deep)).Message, StringComparison.Ordinal);
        Assert.Contains("1048576", Assert.Throws<DatasetException>(() => ManifestText.Open(folder, wide)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_happens_to_a_manifests_bytes_only_a_dataset_exception_comes_of_it()
    {
        using var folder = new TemporaryFolder();
        var good = File.ReadAllBytes(Repository.PathTo("datasets", "gait-synthetic", "dataset.yaml"));
        var random = new SeededRandom(20);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var bytes = good.AsSpan(0, round % 3 == 0 ? random.NextInt(good.Length) : good.Length).ToArray();
            for (var change = round % 4; change > 0 && bytes.Length > 0; change--)
            {
                var byteValue = random.NextInt(3) == 0 ? random.NextInt(256) : "\n\t :-[]{}\"'&*!|>%@,?#~"[random.NextInt(22)];
                bytes[random.NextInt(bytes.Length)] = (byte)byteValue;
            }

            File.WriteAllBytes(folder.PathTo("dataset.yaml"), bytes);
            try
            {
                // The files are not there: every check says so, none throws.
                Assert.DoesNotContain(Dataset.Open(folder.Root).Verify(), check => check.IsIntact);
            }
            catch (DatasetException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 2999);
    }
}
