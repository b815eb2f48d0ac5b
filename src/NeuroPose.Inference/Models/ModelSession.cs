using Microsoft.ML.OnnxRuntime;

namespace NeuroPose.Inference.Models;

/// <summary>A loaded model: what it takes and gives, and one run of it after another. The only place that calls ONNX Runtime.</summary>
internal sealed class ModelSession : IDisposable
{
    private readonly string file;
    private readonly SessionOptions options;
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly string[] outputNames;

    private ModelSession(string file, SessionOptions options, InferenceSession session)
    {
        (this.file, this.options, this.session) = (file, options, session);
        Inputs = [.. session.InputMetadata.Select(one => new TensorFacts(one.Key, one.Value.ElementType, one.Value.Dimensions))];
        Outputs = [.. session.OutputMetadata.Select(one => new TensorFacts(one.Key, one.Value.ElementType, one.Value.Dimensions))];
        outputNames = [.. Outputs.Select(output => output.Name)];
        Metadata = session.ModelMetadata.CustomMetadataMap;
    }

    /// <summary>The library and its version.</summary>
    public static string Engine => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}";

    /// <summary>What the model takes.</summary>
    public IReadOnlyList<TensorFacts> Inputs { get; }

    /// <summary>What it gives.</summary>
    public IReadOnlyList<TensorFacts> Outputs { get; }

    /// <summary>What its maker wrote into it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The name of the device's provider.</summary>
    public static string ProviderOf(EstimatorDevice device) => device == EstimatorDevice.Cuda ? "CUDAExecutionProvider" : "CPUExecutionProvider";

    /// <summary>How far the model may be changed.</summary>
    public static string OptimizationOf(EstimatorOptions options) => Level(options).ToString();

    /// <summary>Loads a model.</summary>
    /// <exception cref="ModelException">It is no model, or this version cannot run it; its device is not there.</exception>
    public static ModelSession Open(string file, EstimatorOptions options)
    {
        SessionOptions? settings = null;
        try
        {
            settings = Settings(options);
            return new(file, settings, new InferenceSession(file, settings));
        }
        catch (Exception problem)
        {
            settings?.Dispose();
            throw problem is OnnxRuntimeException ? NotLoaded(file, problem) : problem is DllNotFoundException or TypeInitializationException ? NoLibrary(problem) : problem;
        }
    }

    /// <summary>Runs the model. Whoever calls this disposes of the results.</summary>
    /// <param name="names">The names of the inputs.</param>
    /// <param name="values">The inputs.</param>
    /// <exception cref="ModelException">A shape or a kind does not fit.</exception>
    public ModelOutputs Run(IReadOnlyCollection<string> names, IReadOnlyCollection<OrtValue> values)
    {
        try
        {
            return new(file, outputNames, session.Run(run, names, values, outputNames));
        }
        catch (OnnxRuntimeException problem)
        {
            throw new ModelException($"the model cannot be run on such a picture: {Said(problem)} Its card may name another adapter or size.", file, problem);
        }
    }

    public void Dispose()
    {
        session.Dispose();
        options.Dispose();
        run.Dispose();
    }

    // Layouts that suit this processor, and so change bits from one to another, come with the last level only.
    private static GraphOptimizationLevel Level(EstimatorOptions options) =>
        options.IsDeterministic ? GraphOptimizationLevel.ORT_ENABLE_EXTENDED : GraphOptimizationLevel.ORT_ENABLE_ALL;

    private static SessionOptions Settings(EstimatorOptions options)
    {
        var settings = new SessionOptions
        {
            IntraOpNumThreads = options.IsDeterministic ? 1 : options.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = Level(options),
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

        // Threads that wait would else burn the processor that other videos want.
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (options.Device == EstimatorDevice.Cuda)
        {
            AppendCuda(settings);
        }

        return settings;
    }

    private static void AppendCuda(SessionOptions settings)
    {
        var available = OrtEnv.Instance().GetAvailableProviders();
        if (!available.Contains(ProviderOf(EstimatorDevice.Cuda)))
        {
            settings.Dispose();
            throw new ModelException(
                $"CUDA is not available: this build of ONNX Runtime has {string.Join(", ", available)}. Choose the device cpu, or build with the package Microsoft.ML.OnnxRuntime.Gpu in place of Microsoft.ML.OnnxRuntime.");
        }

        settings.AppendExecutionProvider_CUDA();
    }

    private static ModelException NotLoaded(string file, Exception problem) => new(
        problem.Message switch
        {
            var text when text.Contains("InvalidProtobuf", StringComparison.Ordinal) || text.Contains("ModelProto does not have a graph", StringComparison.Ordinal) =>
                "this is no ONNX model, or it is cut. Models of TensorFlow.js are converted with `neuropose model import`; those of TensorFlow Lite and PyTorch are exported to ONNX by their own tools.",
            var text when text.Contains("opset", StringComparison.OrdinalIgnoreCase) || text.Contains("IR version", StringComparison.OrdinalIgnoreCase) =>
                $"the model is of a newer ONNX than {Engine} can run: {Said(problem)} Export it for an older operator set.",
            _ => $"{Engine} cannot load this model: {Said(problem)}",
        },
        file,
        problem);

    private static ModelException NoLibrary(Exception problem) => new(
        $"ONNX Runtime's library for this system ({System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}) is not here, so that no model can be run: {problem.Message.TrimEnd('.')}. Install the neuropose tool for this system.",
        file: null,
        problem);

    // Its messages begin with a code in brackets and name places in its own sources.
    private static string Said(Exception problem)
    {
        var text = problem.Message.ReplaceLineEndings(" ");
        var start = text.IndexOf(']', StringComparison.Ordinal) + 1;
        text = text[start..].Trim();
        return (text.Length > 300 ? text[..300] + "…" : text).TrimEnd('.') + ".";
    }
}

/// <summary>What a run of a model has given.</summary>
internal sealed class ModelOutputs(string file, string[] names, IDisposableReadOnlyCollection<OrtValue> values) : IDisposable
{
    /// <summary>The numbers of an output.</summary>
    /// <exception cref="ModelException">They are not of single precision.</exception>
    public ReadOnlySpan<float> Numbers(string name)
    {
        var value = Value(name);
        return value.GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float
            ? value.GetTensorDataAsSpan<float>()
            : throw new ModelException($"the output {name} is not of single precision (float32). Export the model with outputs of float32.", file);
    }

    /// <summary>The whole numbers of an output, of 32 or 64 bits.</summary>
    public long[] Wholes(string name)
    {
        var value = Value(name);
        return value.GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64
            ? value.GetTensorDataAsSpan<long>().ToArray()
            : [.. value.GetTensorDataAsSpan<int>().ToArray().Select(number => (long)number)];
    }

    /// <summary>The sides of an output in this run.</summary>
    public long[] Sides(string name) => Value(name).GetTensorTypeAndShape().Shape;

    public void Dispose() => values.Dispose();

    private OrtValue Value(string name) => values[Array.IndexOf(names, name)];
}
