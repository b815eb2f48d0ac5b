using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Tells from frames' features whether a person moves. Source: the open RuView reference, whose numbers are reproduced. It remembers what
/// it saw;
/// for one thread at a time.
/// </summary>
internal sealed class MotionDetector
{
    /// <summary>Scores below which the threshold does not adapt.</summary>
    private const int FewestAdapted = 10;

    private readonly Queue<double> scores = [];
    private double confidence;
    private double? baseline;

    /// <summary>Makes a detector.</summary>
    /// <param name="options">When it detects; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The history size is below 1.</exception>
    public MotionDetector(MotionDetectorOptions? options = null)
    {
        Options = options ?? new MotionDetectorOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.HistorySize, 1, nameof(options));
    }

    /// <summary>When it detects.</summary>
    public MotionDetectorOptions Options { get; }

    /// <summary>Frames seen since the start or the last reset.</summary>
    public int Frames { get; private set; }

    /// <summary>Frames among them that showed a person.</summary>
    public int Detections { get; private set; }

    /// <summary>Scores remembered.</summary>
    public int HistoryLength => scores.Count;

    /// <summary>Whether there is a baseline.</summary>
    public bool IsCalibrated => baseline is not null;

    /// <summary>Takes a frame's variance as that of the room without a person.</summary>
    public void Calibrate(CsiFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        baseline = Mean(features.Amplitude.Variances);
    }

    /// <summary>Forgets the baseline.</summary>
    public void ClearCalibration() => baseline = null;

    /// <summary>Forgets all but the baseline.</summary>
    public void Reset()
    {
        scores.Clear();
        (confidence, Frames, Detections) = (0.0, 0, 0);
    }

    /// <summary>What features say about motion, given what was seen before; remembers nothing. NaN features give NaN scores.</summary>
    public MotionAnalysis Analyze(CsiFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new()
        {
            Score = new(VarianceScore(features), CorrelationScore(features), PhaseScore(features), features.Doppler is { } doppler ? Unit(doppler.Mean / 100.0) : null),
            TemporalDeviation = scores.Count < 2 ? 0.0 : Moments.Deviation(scores.ToArray()),
            SpatialVariance = Mean(features.Amplitude.Variances),
            MeanShiftHz = features.Doppler?.Mean ?? 0.0,
            GradientAngle = ExactMath.Atan(Mean(features.Phase.Gradients)),
            Confidence = AnalysisConfidence(features),
        };
    }

    /// <summary>Judges the next frame.</summary>
    /// <param name="features">Its features.</param>
    public MotionDetection Detect(CsiFeatures features)
    {
        var analysis = Analyze(features);
        if (scores.Count == Options.HistorySize)
        {
            scores.Dequeue();
        }

        scores.Enqueue(analysis.Score.Total);
        var raw = RawConfidence(features, analysis.Score.Total);
        confidence = (Options.SmoothingFactor * confidence) + ((1.0 - Options.SmoothingFactor) * raw);
        var threshold = Threshold();
        var isPerson = confidence >= threshold;
        Frames++;
        Detections += isPerson ? 1 : 0;
        return new() { IsPerson = isPerson, Confidence = confidence, RawConfidence = raw, Threshold = threshold, Analysis = analysis };
    }

    private double Threshold()
    {
        if (!Options.AdaptsThreshold || scores.Count < FewestAdapted)
        {
            return Options.DetectionThreshold;
        }

        var history = scores.ToArray();
        return Math.Clamp(Moments.Mean(history) + Moments.Deviation(history), 0.3, 0.95);
    }

    private double VarianceScore(CsiFeatures features)
    {
        var variance = Mean(features.Amplitude.Variances);
        return baseline is { } still
            ? ExactMath.Tanh(Math.Max(0.0, (variance / (still + 1e-10)) - 1.0))
            : Unit(variance / 0.5);
    }

    private static double CorrelationScore(CsiFeatures features)
    {
        var matrix = features.Correlation.Matrix;
        if (matrix.Rows < 2)
        {
            return 0.0;
        }

        var sum = 0.0;
        for (var i = 0; i < matrix.Values.Length; i++)
        {
            var identity = i / matrix.Columns == i % matrix.Columns ? 1.0 : 0.0;
            sum += Math.Abs(matrix.Values[i] - identity);
        }

        return Unit(sum / matrix.Values.Length);
    }

    private static double PhaseScore(CsiFeatures features) =>
        Unit((0.5 * Unit(Mean(features.Phase.Variances) / 0.5)) + (0.5 * (1.0 - Math.Abs(features.Phase.Coherence))));

    private static double AnalysisConfidence(CsiFeatures features)
    {
        var (sum, weights) = (0.0, 0.0);
        void Add(double quality, double weight)
        {
            sum += quality * weight;
            weights += weight;
        }

        Add(Unit(features.Amplitude.Range / 2.0), 0.3);
        Add(Math.Abs(features.Phase.Coherence), 0.3);
        Add(Unit(1.0 - features.Correlation.Spread), 0.2);
        if (features.Doppler is { } doppler)
        {
            Add(1.0 - Unit(doppler.Spread / Math.Max(doppler.Mean, 1.0)), 0.2);
        }

        return sum / weights;
    }

    private double RawConfidence(CsiFeatures features, double score)
    {
        var variances = features.Phase.Variances;
        var phaseSpread = Math.Sqrt(Moments.Sum(variances.AsSpan())) / variances.Length;
        return Unit(
            (Options.AmplitudeWeight * (Mean(features.Amplitude.Means) > Options.AmplitudeThreshold ? 1.0 : 0.0))
            + (Options.PhaseWeight * (phaseSpread > Options.PhaseThreshold ? 1.0 : 0.0))
            + (Options.MotionWeight * (score > Options.MotionThreshold ? 1.0 : 0.0)));
    }

    private static double Mean(System.Collections.Immutable.ImmutableArray<double> values) => Moments.Mean(values.AsSpan());

    private static double Unit(double value) => Math.Clamp(value, 0.0, 1.0);
}
