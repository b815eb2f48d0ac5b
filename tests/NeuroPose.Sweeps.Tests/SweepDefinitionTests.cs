namespace NeuroPose.Sweeps.Tests;

/// <summary>What a sweep's file may say, and where a mistake in it is.</summary>
public sealed class SweepDefinitionTests : IDisposable
{
    private readonly SweepFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_file_says_what_is_run_on_what_with_which_values()
    {
        var sweep = files.Definition(
            """
            sweep_version: 1
            name: knees
            run: gait compare
            inputs:
              recordings: data
              pattern: "{id}"
              compare: pairs
            parameters:
              events: [zeni, composite]
              fps: 30
              flags: [true, false]
            """);

        Assert.Equal(("knees", "gait compare", "data", "{id}", SweepInputForm.Pairs), (sweep.Name, sweep.Run, sweep.Recordings, sweep.Pattern, sweep.Form));
        Assert.Equal(["events: zeni, composite", "fps: 30", "flags: true, false"], sweep.Parameters.Select(one => $"{one.Name}: {string.Join(", ", one.Values)}"));
    }

    [Fact]
    public void Without_a_name_it_has_that_of_its_file() =>
        Assert.Equal("sweep", files.Definition("sweep_version: 1\nrun: dtw\ninputs: {files: [data/a.csv]}\n").Name);

    [Theory]
    [InlineData("sweep_version: 2\nrun: dtw\ninputs: {files: [a]}\n", "line 1, column 16: \"sweep_version\" is \"2\"; expected a whole number from 1 to 1.")]
    [InlineData("sweep_version: 1\nrn: dtw\ninputs: {files: [a]}\n", "line 2, column 1: unknown key \"rn\". Did you mean \"run\"?")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {}\n", "line 3, column 9: expected either \"recordings\", a folder, or \"files\", a list of files.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [a], recordings: b}\n", "line 3, column 9: expected either \"recordings\", a folder, or \"files\", a list of files.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [a], pattern: b}\n", "line 3, column 9: \"pattern\" and \"participants\" are for \"recordings\".")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [a], compare: all}\n", "line 3, column 31: \"compare\" is \"all\"; expected each or pairs.")]
    [InlineData("sweep_version: 1\nrun: experiment\ninputs: {files: [a]}\n", "line 2, column 6: an experiment needs \"base\": the experiment's file that the points are made from.")]
    [InlineData("sweep_version: 1\nrun: dtw\nbase: a.yaml\ninputs: {files: [a]}\n", "line 3, column 7: \"base\" is for run: experiment; the verb dtw has none.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [a]}\nparameters: {cost: []}\n", "line 4, column 14: \"cost\" has no value: a sweep with it has no points.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [a]}\nparameters: {cost: [squared, squared]}\n", "line 4, column 14: \"cost\" has the value squared twice: its points would appear twice. Keep one.")]
    [InlineData("sweep_version: 1\nrun: dtw\ninputs: {files: [a]}\nparameters: 3\n", "line 4, column 13: \"parameters\" is \"3\"; expected names and values.")]
    public void A_mistake_is_reported_with_its_place(string text, string problem)
    {
        var error = Assert.Throws<FileFormatException>(() => files.Definition(text));

        Assert.Equal($"{files.PathTo("sweep.yaml")}: {problem}", error.Message);
    }

    [Theory]
    [InlineData("analysis.align", "none", "{\"analysis\": {\"align\": \"none\", \"band\": 0.1}, \"name\": \"a\"}\n")]
    [InlineData("analysis.band", "0.2", "{\"analysis\": {\"align\": \"each\", \"band\": 0.2}, \"name\": \"a\"}\n")]
    [InlineData("segmentation.side", "left", "{\"analysis\": {\"align\": \"each\", \"band\": 0.1}, \"name\": \"a\", \"segmentation\": {\"side\": \"left\"}}\n")]
    [InlineData("analysis.triplets", "[[1, 2, 3]]", "{\"analysis\": {\"align\": \"each\", \"band\": 0.1, \"triplets\": [[1, 2, 3]]}, \"name\": \"a\"}\n")]
    public void A_field_of_an_experiment_gets_another_value_or_is_added(string path, string value, string expected)
    {
        var document = Yaml.YamlText.Parse("analysis:\n  align: each\n  band: 0.1\nname: 'a'\n", "base.yaml");

        Assert.Equal(expected, YamlValue.With(document, [KeyValuePair.Create(path, value)]));
    }
}
