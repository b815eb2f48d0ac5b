using NeuroPose.Json;

namespace NeuroPose.Core.Tests.Json;

/// <summary>One list of fields reads and writes an object.</summary>
public sealed class JsonFormTests
{
    private static readonly JsonForm<Shape> Form = new JsonKinds<Shape>("kind")
        .Kind<Shape.Circle>("circle", fields => new(fields.Number("radius", circle => circle.Radius, atLeast: 0)))
        .Kind<Shape.Box>("box", fields =>
        {
            var box = new Shape.Box(
                fields.Index("width", one => one.Width),
                fields.Integer("height", one => one.Height, whenAbsent: 2),
                fields.OptionalText("name", one => one.Name),
                fields.ObjectUnlessNull("inner", one => one.Inner, Form!));
            fields.Require(box.Width != 13, $"a width of {box.Width} is bad luck.");
            return box;
        })
        .Form;

    [Theory]
    [InlineData("""{"kind": "circle", "radius": 1.5}""")]
    [InlineData("""{"kind": "box", "width": 3, "height": 4, "name": null}""")]
    [InlineData("""{"kind": "box", "width": 3, "height": 4, "name": "b", "inner": {"kind": "circle", "radius": 0.0}}""")]
    public void What_is_written_is_what_was_read(string json) => Assert.Equal(json, Form.Text(Form.Read(json, "shape")));

    [Fact]
    public void What_may_be_left_out_has_its_value_then() =>
        Assert.Equal(new Shape.Box(1, 2, null, null), Form.Read("""{"width": 1, "kind": "box"}""", "shape"));

    [Theory]
    [InlineData("""{"kind": "circle"}""", "the field \"radius\" is missing.")]
    [InlineData("""{"kind": "circle", "radius": -1}""", "expected 0 or more, found the number -1.")]
    [InlineData("""{"kind": "circle", "radius": 1, "radios": 2}""", "unknown field. Did you mean \"radius\"?")]
    [InlineData("""{"kind": "circel", "radius": 1}""", "unknown kind \"circel\". Did you mean \"circle\"?")]
    [InlineData("""{"kind": "box", "width": 13}""", "a width of 13 is bad luck.")]
    [InlineData("""{"kind": "box", "width": 3, "inner": {"kind": "circle", "radius": []}}""", "inner.radius")]
    public void What_is_wrong_is_said_with_its_place(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FileFormatException>(() => Form.Read(json, "shape")).Message, StringComparison.Ordinal);

    private abstract record Shape
    {
        public sealed record Circle(double Radius) : Shape;

        public sealed record Box(int Width, long Height, string? Name, Shape? Inner) : Shape;
    }
}
