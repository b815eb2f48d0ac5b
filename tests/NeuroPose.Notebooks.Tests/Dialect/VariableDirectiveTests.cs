namespace NeuroPose.Notebooks.Tests.Dialect;

public class VariableDirectiveTests
{
    [Theory]
    [InlineData("#!set --name v --value https://example.org", "v + v.GetType().Name", "https://example.orgString")]
    [InlineData("#!set --name v --value \"one two\"", "v", "one two")]
    [InlineData("#!set --value 5 --name v", "v + 1", "51")]
    [InlineData("#!set --name v --value { \"a\": [1, 2] }", "v.RootElement.GetProperty(\"a\").GetArrayLength()", "2")]
    [InlineData("#!set --name v --value @csharp:steps", "v.GetType().Name + v", "Double12")]
    [InlineData("#!set --name v --value @csharp:steps --byref", "v.GetType().Name + v", "Int3212")]
    [InlineData("#!share --from csharp steps --as v", "v.GetType().Name + v", "Int3212")]
    [InlineData("#!share steps --from csharp --as v --mime-type text/plain", "v.GetType().Name + v", "String12")]
    public async Task I_can_set_and_share_variables(string directive, string expression, string result)
    {
        using var cells = new Cells();
        await cells.RunAsync("var steps = 12;");
        Assert.Null((await cells.RunAsync(directive)).Error);
        Assert.Equal(result, (await cells.RunAsync(expression)).Result);
    }

    [Fact]
    public async Task A_value_set_in_a_cell_is_there_for_the_code_below_it()
    {
        using var cells = new Cells();
        Assert.Equal("5!", (await cells.RunAsync("#!set --name x --value 5\nx + \"!\"")).Result);
    }

    [Fact]
    public async Task The_reader_can_type_a_value_or_a_password()
    {
        using var cells = new Cells();
        var asked = await cells.AskedAsync("#!set --name url --value @input:\"Where to?\"\n#!set --name key --value @password:Key", "here", "s3cret");
        Assert.Equal([("Where to?", false), ("Key", true)], asked.Select(question => (question.Prompt, question.IsPassword)));
        Assert.Equal("heres3cret", (await cells.RunAsync("url + key.GetClearTextPassword()")).Result);
    }

    [Fact]
    public async Task A_script_block_gets_a_variable_as_json()
    {
        using var cells = new Cells();
        await cells.RunAsync("var angles = new[] { 1.5, 2 };");
        var shown = await cells.RunAsync("#!javascript\n#!share --from csharp angles\nplot(angles)");
        Assert.Equal("const angles = [1.5,2];\nplot(angles)", shown.Displays.Single().Data["application/javascript"]);
    }

    [Theory]
    [InlineData("#!set --value 5", "--name is missing")]
    [InlineData("#!set --name x", "--value is missing")]
    [InlineData("#!set --name 2x --value 5", "2x cannot be the name of a variable")]
    [InlineData("#!set --name x --value @csharp:nope", "there is no variable nope. Declared are: steps")]
    [InlineData("#!set --name x --value @fsharp:y", "fsharp has no variables in this session")]
    [InlineData("#!set --name x --value {1}", "is not JSON")]
    [InlineData("#!set --nome x", "--nome is not an option of #!set. Known are: --name")]
    [InlineData("#!share steps", "expected #!share --from csharp NAME")]
    [InlineData("#!html\n#!share --from csharp steps\n<b/>", "html cannot hold variables")]
    public async Task What_cannot_be_set_or_shared_is_said_with_its_reason(string directive, string reason)
    {
        using var cells = new Cells();
        await cells.RunAsync("var steps = 12;");
        var error = (await cells.RunAsync(directive)).Error!;
        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
