using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Tests.Documents;

/// <summary>What an output holds as JSON is saved as Jupyter would save it.</summary>
public sealed class SavedJsonTests
{
    [Theory]
    [InlineData("""{"b":1,"a":{"d":[],"c":null}}""", """{"a":{"c":null,"d":[]},"b":1}""")]
    [InlineData("[1E-15,1.5E+20,0.00001,100000.5,-0,-0.0,7,5.0,12345678901234567890123]", "[1e-15,1.5e+20,1e-05,100000.5,0,-0.0,7,5.0,12345678901234567890123]")]
    [InlineData("[true,\"E\",1e999]", "[true,\"E\",1e999]")]
    public void Keys_are_sorted_and_numbers_are_Python_s(string content, string saved)
    {
        var output = OutputJson.Write(new DisplayDataOutput(MimeBundle.Of("application/x+json", content)));

        Assert.Equal(saved, output["data"]!["application/x+json"]!.ToJsonString());
    }
}
