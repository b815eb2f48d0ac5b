namespace NeuroPose.Formats.Tests.C3d;

public class C3dParametersTests
{
    [Fact]
    public void Parameters_are_found_by_name_in_either_case_with_their_types()
    {
        var parameters = new C3dTestFile
        {
            ["PROCESSING:Bodymass"] = 81.5,
            ["SUBJECTS:COUNTS"] = (new[] { 2, 2 }, new[] { 1, -2, 3, 40000 }),
            ["SUBJECTS:TOWN"] = new[] { "Zürich", "北京" },
            ["EVENT:FLAGS"] = new byte[] { 1, 255 },
        }.LoadFile().Parameters;

        Assert.Equal(81.5, parameters["processing:BODYMASS"].Number);
        Assert.Equal((C3dParameterType.Whole, "1 -2 3 -25536"), (parameters["SUBJECTS:COUNTS"].Type, string.Join(' ', parameters["SUBJECTS:COUNTS"].Numbers)));
        Assert.Equal([2, 2], parameters["SUBJECTS:COUNTS"].Dimensions);
        Assert.Equal([1, -1], parameters["EVENT:FLAGS"].Numbers);
        Assert.Equal("mm", parameters["POINT:UNITS"].Text);
        Assert.Contains("PROCESSING", parameters.Groups);
        Assert.Null(parameters.Find("POINT:NOTHING"));
        Assert.Contains("Did you mean \"POINT:RATE\"?", Assert.Throws<ArgumentException>(() => parameters["POINT:RATES"]).Message, StringComparison.Ordinal);
        Assert.Equal("SUBJECTS:COUNTS (Whole, 2 × 2)", parameters["SUBJECTS:COUNTS"].ToString());
    }

    [Fact]
    public void Text_is_UTF_8_where_it_can_be_and_else_Latin_1()
    {
        var bytes = new C3dTestFile { ["A:TEXT"] = "Zürich" }.ToBytes();
        Assert.Equal("Zürich", C3dTestFile.LoadBytes(bytes).Parameters["A:TEXT"].Text);

        var at = bytes.AsSpan().IndexOf("Z\u00fcrich"u8);
        (bytes[at + 1], bytes[at + 2]) = (0xFC, (byte)' ');
        Assert.Equal("Zü rich", C3dTestFile.LoadBytes(bytes).Parameters["A:TEXT"].Text);
    }

    [Fact]
    public void A_parameter_that_reaches_over_the_section_is_refused_by_name_and_byte()
    {
        var bytes = new C3dTestFile { ["POINT:RATE"] = 100.0, ["Z:LAST"] = new[] { 1, 2, 3 } }.ToBytes();
        var at = bytes.AsSpan().IndexOf("LAST"u8);

        // After the name: two bytes of the way, the type, the number of dimensions, and the dimension.
        bytes[at + 7] = 3;
        (bytes[at + 8], bytes[at + 9], bytes[at + 10]) = (255, 255, 255);
        var error = Assert.Throws<FileFormatException>(() => C3dTestFile.LoadBytes(bytes));
        Assert.Matches(@"byte \d+: Z:LAST would take [\d,]+ bytes, but \d+ are left of the parameter section\.", error.Message);
    }

    [Fact]
    public void Records_that_lie_over_each_other_are_refused()
    {
        // Each record leads one byte on, and claims a value that is as long as the section: without a bound, memory would have none.
        var file = new C3dTestFile(1, "A") { ["Z:FILL"] = new string('x', 250), ["Z:FILL2"] = new string('x', 250), ["Z:FILL3"] = new string('x', 250) };
        var bytes = file.ToBytes();
        var at = bytes.AsSpan().IndexOf("xxxx"u8);
        for (var record = 0; record < 60; record++)
        {
            byte[] one = [1, 5, (byte)'N', 7, 0, 1, 1, 200];
            one.CopyTo(bytes, at + (record * 9));
        }

        Assert.Throws<FileFormatException>(() => C3dTestFile.LoadBytes(bytes));
    }
}
