using System.Text.Json.Nodes;
using NeuroPose.Json;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Tests.Documents;

public class NodeJsonTests
{
    [Fact]
    public void Layouts_differ_in_indent_line_ends_spaces_and_escapes()
    {
        var node = JsonNode.Parse("""{"a": [1.50, {}], "é": "\u007f", "n": null}""");

        Assert.Equal("{\"a\":[1.50,{}],\"é\":\"\u007f\",\"n\":null}", NodeJson.Write(node, new(null, Ascii: false, IsTight: true)));
        Assert.Equal("{\"a\": [1.50, {}], \"\\u00e9\": \"\\u007f\", \"n\": null}", NodeJson.Write(node, JsonStyle.OneLine));
        Assert.Equal(
            "{\r\n\t\"a\": [\r\n\t\t1.50,\r\n\t\t{}\r\n\t],\r\n\t\"é\": \"\u007f\",\r\n\t\"n\": null\r\n}\r\n",
            NodeJson.Write(node, new("\t", "\r\n", FinalNewLine: true, Ascii: false)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_whether_it_comes_as_text_or_in_JSON()
    {
        Assert.Equal(
            "{\"\uFFFD\": [\"a\uFFFD\"]}",
            NodeJson.Write(new JsonObject { ["\uD800"] = new JsonArray("a\uDC00") }, JsonStyle.OneLine with { Ascii = false }));

        var bundle = new MimeBundle(
            [KeyValuePair.Create("application/json", "{\"\\ud800\":\"\\udfff\"}"), KeyValuePair.Create("text/plain", "a\uD800")]);

        Assert.Equal("{\"\\ufffd\":\"\\ufffd\"}", bundle["application/json"]);
        Assert.Equal("a\uFFFD", bundle["text/plain"]);
        Assert.Equal(
            "{\"\uFFFD\":\"\uFFFD\"}",
            NodeJson.Write(
                OutputJson.Write(new DisplayDataOutput(bundle))["data"]!["application/json"], new(null, Ascii: false, IsTight: true)));
    }
}
