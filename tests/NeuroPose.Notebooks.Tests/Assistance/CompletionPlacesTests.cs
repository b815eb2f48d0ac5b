using NeuroPose.Formats;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Assistance;

/// <summary>
/// What a reader wants at many places of cells that are being written: each line is a place (|) and the names that are wanted there, which must
/// be among the first ten.
/// </summary>
[Collection(OneFolder.Name)]
public sealed class CompletionPlacesTests : IClassFixture<CompletionPlacesTests.LongSession>
{
    // Members of every object, and HTML's tags, are wanted at none of them.
    private static readonly string[] Unrelated = ["Equals", "GetHashCode", "ReferenceEquals", "MemberwiseClone", "div", "span", "PocketView", "h1"];

    private readonly LongSession session;

    public CompletionPlacesTests(LongSession session) => this.session = session;

    public static TheoryData<string, string> Places => new()
    {
        // Initializers, "with", records.
        { "new DtwDefinition { Ba|", "Band" },
        { "new DtwDefinition { |", "Band StepPattern LocalCost" },
        { "new DtwDefinition { Band = |", "Band.None" },
        { "new DtwDefinition { StepPattern = St|", "StepPattern.Symmetric2" },
        { "new DtwDefinition { Band = Band.SakoeChiba(3), |", "StepPattern LocalCost" },
        { "var d = new DtwDefinition\n{\n    Lo|\n};\nd.Describe();", "LocalCost" },
        { "definition with { Ba|", "Band" },
        { "var e = definition with { Ba| };", "Band" },
        { "definition with { Band = Band.None, St|", "StepPattern" },
        { "var s = new Stride { Le|", "Length" },
        { "stride with { Si|", "Side" },
        { "new List<Stride> { new() { Le|", "Length" },
        { "Stride other = new() { Le|", "Length" },

        // Named arguments and what a parameter expects.
        { "Cut(wi|", "width:" },
        { "Cut(width: 3, si|", "side:" },
        { "Cut(3, |", "Side.Left Side.Right side:" },
        { "Cut(3, Le|", "Side.Left" },
        { "Cut(width: 3, side: |", "Side.Left Side.Right" },
        { "Cut(3, Side.|", "Left Right" },
        { "Cut(|", "width:" },
        { "Dtw.Distance(|", "left right" },
        { "Dtw.Distance(left, right, de|", "definition" },
        { "Math.Round(1.5, mo|", "mode:" },
        { "Show(|", "names" },

        // Enums, comparisons, switches, patterns.
        { "Side chosen = |", "Side.Left Side.Right" },
        { "if (stride.Side == |", "Side.Left Side.Right" },
        { "if (stride.Side == Side.|", "Left Right" },
        { "switch (stride.Side) { case |", "Side.Left Side.Right" },
        { "var w = stride.Side switch { Side.|", "Left Right" },
        { "var w = stride.Side switch { |", "Side.Left Side.Right" },
        { "if (stride is { Le|", "Length" },
        { "if (stride is { Side: |", "Side.Left" },
        { "if (thing is Str|", "Stride" },
        { "stride.Side is Side.|", "Left" },
        { "bool isLong = tr|", "true" },
        { "while (fla|", "flag" },

        // Members.
        { "stride.|", "Length Side" },
        { "strides.|", "Add Count" },
        { "strides[0].|", "Length Side" },
        { "strides[0].Le|", "Length" },
        { "strides?.Co|", "Count" },
        { "stride!.Le|", "Length" },
        { "Console.|", "WriteLine Write" },
        { "Math.Sq|", "Sqrt" },
        { "\"a b\".|", "Length Split Replace" },
        { "new Stride().|", "Length Side" },
        { "string.|", "Join Format" },
        { "double.Na|", "NaN" },
        { "map.|", "Keys Values Add" },
        { "map[\"left\"].|", "Length Split" },
        { "(stride).Le|", "Length" },
        { "stride.Length.ToS|", "ToString" },
        { "Dtw.|", "Distance" },
        { "typeof(Stride).Na|", "Name" },

        // LINQ and lambdas.
        { "strides.Where(step => step.|", "Length Side" },
        { "strides.Select(step => new { step.Length, Twice = 2 * step.|", "Length Side" },
        { "strides.GroupBy(step => step.Side).Select(group => group.|", "Key Select Where" },
        { "strides.Where(a => strides.Any(b => b.Length > a.|", "Length Side" },
        { "strides.Where(step => ste|", "step" },
        { "strides.Select(step => step.Length).|", "Select Where Sum Average" },
        { "strides.OrderBy(step => step.Length).Th|", "ThenBy ThenByDescending" },
        { "var q = from step in strides where step.|", "Length Side" },
        { "var q = from step in strides where step.Length > 1 sel|", "select" },
        { "var q = from step in str|", "strides" },
        { "Func<Stride, double> f = step => step.|", "Length Side" },
        { "strides.Zip(strides, (a, b) => a.Length - b.|", "Length Side" },
        { "strides.Select((step, index) => ind|", "index" },
        { "strides.Aggregate(0.0, (sum, step) => sum + step.|", "Length" },

        // Generics, collections, tuples, interpolation, await.
        { "new List<Str|", "Stride" },
        { "new Dictionary<string, List<St|", "Stride" },
        { "List<Stride> some = [stri|", "stride" },
        { "double[] some = [stride.|", "Length" },
        { "var copy = [.. str|", "strides" },
        { "pair.|", "First Second" },
        { "var (x, y) = pai|", "pair" },
        { "$\"length {stride.|}\"", "Length Side" },
        { "$\"{strides.Count(step => step.Le|", "Length" },
        { "await Task.|", "Delay WhenAll" },
        { "(await Load()).|", "Length Side" },
        { "await Lo|", "Load" },

        // Statements, keywords, declarations.
        { "foreach (var step in |", "strides" },
        { "foreach (var step in strides) { ste|", "step" },
        { "foreach (var step in strides) { step.|", "Length Side" },
        { "for (int k = 0; k < strides.|", "Count" },
        { "for (int k = 0; k < 3; k++) { strides[|", "k" },
        { "foreac|", "foreach" },
        { "retur|", "return" },
        { "ne|", "new" },
        { "try { } cat|", "catch" },
        { "double Twice(double value) { return val|", "value" },
        { "double Twice(Stride value) => value.|", "Length Side" },
        { "class Walk { public List<Stride> Steps; int Number() { return Ste|", "Steps" },
        { "class Walk { public override string ToS| }", "public override string ToString()" },
        { "record Walk(string Name) { public string Long => Na|", "Name" },
        { "record Walk(Str|", "Stride" },
        { "var shadow = stride; { shadow.|", "Length" },
        { "int number = 3;\nnumb|", "number" },
        { "number.|", "Split" },
        { "var number = 3;\nnumber.|", "ToString" },
        { "#!time\nstride.|", "Length Side" },
        { "throw new Argum|", "ArgumentException" },
        { "if (strides.Count > 0 && fl|", "flag" },
        { "var x = flag ? stride.|", "Length" },
        { "var x = flag ? stride : str|", "stride" },
        { "strides.Add(|", "stride" },
        { "last20|", "last200" },

        // Namespaces, and types of namespaces that are not used yet.
        { "using |", "NeuroPose System" },
        { "using System.Glob|", "Globalization" },
        { "using NeuroPose.Wa|", "Warping" },
        { "using static System.Ma|", "Math" },
        { "Stopw|", "System.Diagnostics.Stopwatch" },
        { "new Stopw|", "System.Diagnostics.Stopwatch" },
        { "ConcurrentDic|", "System.Collections.Concurrent.ConcurrentDictionary" },
        { "System.IO.Pa|", "Path" },
        { "using System.Diagnostics;\nvar clock = Stopwatch.St|", "StartNew" },
    };

    public static TheoryData<string> Silent => new()
    {
        "// stride.|",
        "/* stride.| */",
        "/// <summary>stride.|",
        "var text = \"no such thing.|\";",
        "'s|'",
        "var walk|",
        "$\"stride.|\"",
        "\"\"\"\nstride.|\n\"\"\"",
        "#!markdown\nstride.|",
        "12.|5",
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void The_first_ten_are_what_is_wanted(string place, string wanted)
    {
        var names = session.Complete(place);
        var first = names.Take(10).Select(name => name.Split('\n')[0]).ToArray();
        string[] expected = wanted.StartsWith("public", StringComparison.Ordinal) ? [wanted] : wanted.Split(' ');
        Assert.True(expected.All(first.Contains), $"{place}\nwanted {wanted}\ngot    {string.Join(" ", names.Take(25))}");
        Assert.DoesNotContain(names, Unrelated.Contains);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void Where_no_name_stands_none_is_offered(string place) => Assert.Empty(session.Complete(place));

    [Fact]
    public void There_are_more_than_sixty_places() => Assert.True(Places.Count > 60);

    /// <summary>Two hundred cells, with a library's types and some of its own.</summary>
    public sealed class LongSession : IAsyncLifetime, IDisposable
    {
        private readonly Cells cells = new(new SessionOptions
        {
            References = [typeof(NeuroPoseException).Assembly, typeof(VideoPredictions).Assembly],
            Imports = ["NeuroPose.Warping", "NeuroPose.Poses"],
        });

        public async Task InitializeAsync()
        {
            await RunAsync("""
                enum Side { Left, Right }
                record Stride { public double Length { get; init; } public Side Side { get; init; } }
                void Cut(int width, Side side) { }
                void Show(string[] titles) { }
                Task<Stride> Load() => Task.FromResult(new Stride());
                var number = "before";
                """);
            for (var cell = 1; cell <= 200; cell++)
            {
                await RunAsync($"var last{cell} = {cell};");
            }

            await RunAsync("""
                var definition = new DtwDefinition();
                NeuroPose.Kinematics.FeatureSeries left = null, right = null;
                string[] names = ["a"];
                object thing = 1;
                bool flag = true;
                var map = new Dictionary<string, string> { ["left"] = "l" };
                (double First, double Second) pair = (1, 2);
                var stride = new Stride();
                var strides = new List<Stride> { stride };
                """);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => cells.Dispose();

        public IReadOnlyList<string> Complete(string marked)
        {
            var cursor = marked.LastIndexOf('|');
            return [.. cells.Session.Complete(marked.Remove(cursor, 1), cursor).Items.Select(item => item.Text)];
        }

        private async Task RunAsync(string text) => Assert.Null((await cells.RunAsync(text)).Error);
    }
}
