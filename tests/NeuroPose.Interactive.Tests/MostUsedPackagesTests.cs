using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

/// <summary>
/// Packages of the field as the registry has them, with each other and with the workbench, which is built on some of them itself. The
/// first run needs a registry; later ones find the versions in the local cache.
/// </summary>
[Collection(OneAfterAnother.Name)]
public sealed class MostUsedPackagesTests : IDisposable
{
    private const string Before = """
        var data = Dataset.Open("."); var shown = display(0); var document = System.Text.Json.JsonDocument.Parse("[1]");
        var numbers = System.Collections.Immutable.ImmutableArray.Create(1); var html = HTML("a"); var form = new PlainTextFormatter<int>((value, context) => false);
        """;

    private const string After = """
        Dataset data2 = data; NeuroPose.Notebooks.Sessions.DisplayHandle shown2 = shown; System.Text.Json.JsonDocument document2 = document;
        System.Collections.Immutable.ImmutableArray<int> numbers2 = numbers; Microsoft.AspNetCore.Html.IHtmlContent html2 = html;
        PlainTextFormatter<int> form2 = form; display(1); 2.Display(); "c".DisplayAs("text/html");
        System.Text.Json.JsonSerializer.Serialize(document2)
        """;

    // Each with a line that uses it.
    private static readonly (string Package, string Use)[] All =
    [
        ("MathNet.Numerics,5.0.0", "MathNet.Numerics.Statistics.Statistics.Mean(new[] { 1.0, 3.0 })"),
        ("Microsoft.Data.Analysis,0.24.0", "new Microsoft.Data.Analysis.DataFrame().Rows.Count"),
        ("Deedle,8.1.0", "Deedle.Frame.FromColumns(new Dictionary<string, Deedle.Series<int, double>>()).RowCount"),
        ("Plotly.NET,6.0.0", "typeof(Plotly.NET.Chart).Name"),
        ("Plotly.NET.CSharp,0.14.0", "typeof(Plotly.NET.CSharp.Chart).Name"),
        ("Plotly.NET.Interactive,6.0.0", "typeof(Plotly.NET.Chart).Name"),
        ("Plotly.NET.ImageExport,7.0.0", "typeof(Plotly.NET.Chart).Name"),
        ("ScottPlot,5.1.59", "new ScottPlot.Plot().GetType().Name"),
        ("XPlot.Plotly,4.1.0", "new XPlot.Plotly.Scatter().GetType().Name"),
        ("OxyPlot.Core,2.2.0", "new OxyPlot.PlotModel().GetType().Name"),
        ("Microsoft.ML,6.0.0", "new Microsoft.ML.MLContext(1).GetType().Name"),
        ("Microsoft.ML.OnnxRuntime,1.32.0", "Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetType().Name"),
        ("Microsoft.ML.Tokenizers,3.0.0", "typeof(Microsoft.ML.Tokenizers.Tokenizer).Name"),
        ("NumSharp,0.81.0", "NumSharp.np.arange(3).size"),
        ("NWaves,0.9.6", "new NWaves.Signals.DiscreteSignal(8000, new float[4]).Length"),
        ("Newtonsoft.Json,13.0.4", "Newtonsoft.Json.JsonConvert.SerializeObject(new[] { 1 })"),
        ("System.Text.Json,11.0.0", "System.Text.Json.JsonSerializer.Serialize(new[] { 1 })"),
        ("CsvHelper,34.0.0", "typeof(CsvHelper.CsvReader).Name"),
        ("Sep,0.18.0", "typeof(nietras.SeparatedValues.Sep).Name"),
        ("YamlDotNet,18.1.0", "new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<int>(\"3\")"),
        ("Markdig,1.6.0", "Markdig.Markdown.ToHtml(\"*a*\")"),
        ("Tomlyn,2.11.1", "typeof(Tomlyn.TomlSerializer).Name"),
        ("Parquet.Net,6.1.0", "typeof(Parquet.ParquetReader).Name"),
        ("Apache.Arrow,23.0.0", "typeof(Apache.Arrow.Table).Name"),
        ("PureHDF,2.2.0", "typeof(PureHDF.H5File).Name"),
        ("OpenCvSharp4,4.13.0.20261107", "typeof(OpenCvSharp.Mat).Name"),
        ("Humanizer.Core,3.0.10", "Humanizer.StringHumanizeExtensions.Humanize(\"aB\")"),
        ("NodaTime,3.3.7", "new NodaTime.LocalDate(2026, 1, 2).Year"),
        ("Serilog,4.4.0", "new Serilog.LoggerConfiguration().CreateLogger().GetType().Name"),
        ("MQTTnet,5.2.0.1603", "new MQTTnet.MqttClientFactory().GetType().Name"),
        ("NetMQ,4.0.4.5", "typeof(NetMQ.NetMQSocket).Name"),
        ("Websocket.Client,5.5.1", "typeof(Websocket.Client.WebsocketClient).Name"),
        ("Google.Protobuf,3.36.2", "Google.Protobuf.ByteString.Empty.Length"),
        ("MessagePack,2.5.307", "MessagePack.MessagePackSerializer.Serialize(1).Length"),
        ("protobuf-net,3.4.40", "typeof(ProtoBuf.Serializer).Name"),
        ("Dapper,2.1.86", "typeof(Dapper.SqlMapper).Name"),
        ("Microsoft.Data.Sqlite,11.0.0", "new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=:memory:\").State"),
        ("ClosedXML,0.95.4", "new ClosedXML.Excel.XLWorkbook().Worksheets.Count"),
        ("MiniExcel,1.47.1", "typeof(MiniExcelLibs.MiniExcel).Name"),
        ("ExcelDataReader,3.6.0", "typeof(ExcelDataReader.ExcelReaderFactory).Name"),
        ("Polly,8.9.1", "typeof(Polly.Policy).Name"),
        ("RestSharp,114.1.0", "typeof(RestSharp.RestClient).Name"),
        ("AngleSharp,1.10.3", "typeof(AngleSharp.Configuration).Name"),
        ("HtmlAgilityPack,1.13.0", "new HtmlAgilityPack.HtmlDocument().GetType().Name"),
        ("System.Reactive,7.0.0", "typeof(System.Reactive.Linq.Observable).Name"),
        ("morelinq,4.4.0", "typeof(MoreLinq.MoreEnumerable).Name"),
        ("Spectre.Console,0.57.2", "new Spectre.Console.Table().Columns.Count"),
        ("System.CommandLine,3.0.0", "new System.CommandLine.RootCommand(\"x\").Description"),
        ("FSharp.Core,11.0.101", "typeof(Microsoft.FSharp.Core.Unit).Name"),
        ("CliWrap,3.10.5", "CliWrap.Cli.Wrap(\"x\").TargetFilePath"),
        ("TorchSharp,0.107.0", "typeof(TorchSharp.torch).Name"),
        ("Microsoft.CodeAnalysis.CSharp,5.12.0", "Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(\"1+1\").ToString()"),
        ("Microsoft.CodeAnalysis.CSharp.Scripting,5.12.0", "typeof(Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript).Name"),
        ("Microsoft.DotNet.Interactive,1.0.0-beta.26120.1", "typeof(Microsoft.DotNet.Interactive.Kernel).Name"),
        ("Microsoft.DotNet.Interactive.CSharp,1.0.0-beta.26120.1", "typeof(Microsoft.DotNet.Interactive.CSharp.CSharpKernel).Name"),
        ("Microsoft.DotNet.Interactive.Formatting,1.0.0-beta.26120.1", "typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Name"),
        ("Microsoft.DotNet.Interactive.Documents,1.0.0-beta.26120.1", "typeof(Microsoft.DotNet.Interactive.Documents.InteractiveDocument).Name"),
        ("Microsoft.Extensions.Logging,11.0.0", "typeof(Microsoft.Extensions.Logging.ILogger).Name"),
        ("Microsoft.Extensions.Logging.Console,11.0.0", "typeof(Microsoft.Extensions.Logging.ConsoleLoggerExtensions).Name"),
        ("Microsoft.Extensions.DependencyInjection,11.0.0", "new Microsoft.Extensions.DependencyInjection.ServiceCollection().Count"),
        ("Microsoft.Extensions.Hosting,11.0.0", "typeof(Microsoft.Extensions.Hosting.Host).Name"),
        ("Serilog.Extensions.Logging,10.0.0", "typeof(Serilog.Extensions.Logging.SerilogLoggerProvider).Name"),
    ];

    private readonly CSharpSession session = new(new SessionOptions
    {
        WorkingDirectory = Repository.PathTo("datasets", "gait-synthetic"),
        References = NeuroPoseExtension.Libraries,
        Imports = ["NeuroPose.Datasets"],
    });

    /// <summary>What the workbench, .NET or the formatting package has in a version of its own.</summary>
    [Theory]
    [InlineData("YamlDotNet,16.3.0", "typeof(YamlDotNet.Serialization.Deserializer).Assembly.GetName().Version.Major", "16")]
    [InlineData("Markdig,0.45.0", "Markdig.Markdown.ToHtml(\"*a*\").Trim()", "<p><em>a</em></p>")]
    [InlineData("Microsoft.CodeAnalysis.CSharp,4.14.0", "typeof(Microsoft.CodeAnalysis.CSharp.SyntaxFactory).Assembly.GetName().Version.Major", "4")]
    [InlineData("Spectre.Console,0.57.2", "new Spectre.Console.Table().Columns.Count", "0")]
    [InlineData("Microsoft.DotNet.Interactive,1.0.0-beta.26120.1", "typeof(Microsoft.DotNet.Interactive.Kernel).Name", "Kernel")]
    [InlineData("Plotly.NET.Interactive,6.0.0", "typeof(Plotly.NET.Chart).Name", "Chart")]
    [InlineData("System.Text.Json,11.0.0", "System.Text.Json.JsonSerializer.Serialize(1)", "1")]
    [InlineData("Microsoft.Extensions.Logging.Console,11.0.0", "Microsoft.Extensions.Logging.LogLevel.Error", "Error")]
    public async Task A_package_of_what_the_host_is_built_on_leaves_the_types_of_the_session_as_they_were(string package, string use, string result)
    {
        await SessionCell.RunAsync(session, Before);
        var brought = await SessionCell.RunAsync(session, $"#r \"nuget:{package}\"\n{use}");
        Assert.Null(brought.Error);
        Assert.Equal(result, brought.Result);
        await AssertUnchangedAsync();
    }

    [Fact]
    public async Task The_most_used_packages_of_the_field_work_in_one_notebook()
    {
        await SessionCell.RunAsync(session, Before);
        Assert.Null((await SessionCell.RunAsync(session, string.Join('\n', All.Select(one => $"#r \"nuget:{one.Package}\"")))).Error);
        var failed = new List<string>();
        foreach (var (package, use) in All)
        {
            if ((await SessionCell.RunAsync(session, use)).Error is { } error)
            {
                failed.Add($"{package}: {error.Message}");
            }
        }

        Assert.Empty(failed);
        await AssertUnchangedAsync();
    }

    /// <summary>Pairs that stand on the same package, each on another version of it.</summary>
    [Theory]
    [InlineData("Deedle,8.1.0", "Plotly.NET.CSharp,0.14.0")]
    [InlineData("Plotly.NET.Interactive,6.0.0", "Microsoft.CodeAnalysis.CSharp.Scripting,5.12.0")]
    [InlineData("Serilog.Extensions.Logging,10.0.0", "Microsoft.Extensions.Logging,11.0.0")]
    [InlineData("Microsoft.Data.Analysis,0.24.0", "Microsoft.ML,6.0.0")]
    [InlineData("Parquet.Net,6.1.0", "Apache.Arrow,23.0.0")]
    [InlineData("Websocket.Client,5.5.1", "System.Reactive,7.0.0")]
    public async Task Two_that_share_a_package_work_in_either_order_or_the_conflict_is_named(string one, string other)
    {
        foreach (var (first, second) in new[] { (one, other), (other, one) })
        {
            using var notebook = new CSharpSession(new SessionOptions { References = NeuroPoseExtension.Libraries });
            Assert.Null((await SessionCell.RunAsync(notebook, $"#r \"nuget:{first}\"\n{Use(first)}")).Error);
            var after = await SessionCell.RunAsync(notebook, $"#r \"nuget:{second}\"\n{Use(second)}");
            if (after.Error is { } error)
            {
                Assert.Contains("estart the session", error.Message, StringComparison.Ordinal);
                Assert.All(second.Split(','), part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
            }

            Assert.Null((await SessionCell.RunAsync(notebook, Use(first))).Error);
        }
    }

    [Fact]
    public async Task Another_version_than_the_hosts_is_reported_with_the_one_that_is_used()
    {
        var shown = await SessionCell.RunAsync(session, "#r \"nuget:System.Text.Json,11.0.0\"\n#r \"nuget:Microsoft.DotNet.Interactive.Formatting,1.0.0-beta.23562.1\"");
        Assert.Null(shown.Error);
        var notes = shown.Displays.Select(display => display["text/plain"]!).Where(text => text.StartsWith("Not loaded: ", StringComparison.Ordinal)).ToArray();
        Assert.Contains(notes, note => note.Contains("System.Text.Json 11.0.0", StringComparison.Ordinal) && note.Contains($"System.Text.Json {Environment.Version}", StringComparison.Ordinal));
        Assert.Contains(
            "Not loaded: Microsoft.DotNet.Interactive.Formatting 1.0.0-beta.23562.1. The workbench that runs this session has its own, which is used: Microsoft.DotNet.Interactive.Formatting 1.0.0-beta.26120.1.",
            notes);
    }

    public void Dispose() => session.Dispose();

    private static string Use(string package) => All.Single(one => one.Package == package).Use;

    private async Task AssertUnchangedAsync()
    {
        var after = await SessionCell.RunAsync(session, After);
        Assert.Null(after.Error);
        Assert.Equal("[1]", after.Result);
        Assert.Equal(["1", "2", "c"], after.Displays.Select(display => display["text/plain"]));
    }
}
