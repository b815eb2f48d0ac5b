using NeuroPose.Inference.Adapters;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Estimation;

/// <summary>
/// A loaded model that finds people's poses in frames. It may remember the last frame to look where a person was: frames of one video are
/// given in their order, and <see cref="Restart"/> comes before those of another. Not for several threads at once.
/// </summary>
/// <example><c>using var estimator = PoseEstimator.Open("movenet-lightning.onnx"); foreach (var frame in Video.Open("walk.mp4")) { var people =
/// estimator.Estimate(frame); }</c></example>
public sealed class PoseEstimator : IDisposable
{
    private readonly List<ModelSession> sessions = [];
    private readonly List<InputFile> files = [];
    private readonly List<string> notes = [];
    private readonly IPoseAdapter adapter;

    private PoseEstimator(ModelCard? card, string file, EstimatorOptions options)
    {
        Options = options;
        var session = Load(card?.File ?? file, card);
        Card = card ?? WithoutCard(session, file);
        AdapterDetection.Check(Card.Adapter, session.Inputs, session.Outputs, session.Metadata, Card.File);
        notes.AddRange(Card.Assumptions);
        if (Card.Adapter.IsDetector())
        {
            throw new ModelException("this model finds people and no poses. Name it with --detector beside a model of poses.", Card.File);
        }

        adapter = Adapter(session);
        Skeleton = Card.Skeleton ?? Skeleton.Unnamed(
            AdapterDetection.KeypointsOf(Card.Adapter, session.Outputs, session.Metadata)
            ?? throw new ModelException("the model does not say how many keypoints it has. List them in its card.", Card.File));
    }

    /// <summary>The model's card; without one, what its tensors tell.</summary>
    public ModelCard Card { get; }

    /// <summary>The keypoints.</summary>
    public Skeleton Skeleton { get; }

    /// <summary>How poses are estimated.</summary>
    public EstimatorOptions Options { get; }

    /// <summary>What has to be known of the poses, a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The files of the models, with their hashes: that of the poses first.</summary>
    public IReadOnlyList<InputFile> Files => files;

    /// <summary>What it remembers of the last frame.</summary>
    internal double[] Memory
    {
        get => adapter.Memory;
        set => adapter.Memory = value;
    }

    /// <summary>Loads the model of a card. Its weights must have the hash that the card says.</summary>
    /// <exception cref="ModelException">The weights are missing or changed, or cannot be loaded.</exception>
    public static PoseEstimator Open(ModelCard card, EstimatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new(card, card.File, options ?? new());
    }

    /// <summary>Loads a model file (.onnx): by the card that lies beside it, else by what its tensors tell.</summary>
    /// <exception cref="ModelException">It is no model, or it cannot be told how its numbers are read.</exception>
    /// <exception cref="FileFormatException">The card beside it breaks the rules.</exception>
    public static PoseEstimator Open(string file, EstimatorOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return new(File.Exists(ModelCard.PathBeside(file)) ? ModelCard.Load(file) : null, file, options ?? new());
    }

    /// <summary>The people in a frame.</summary>
    public IReadOnlyList<EstimatedPerson> Estimate(VideoFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var people = adapter.Estimate(Picture.Of(frame));
        return Options.People is { } most && people.Count > most
            ? [.. people.OrderByDescending(person => person.Box.Score).Take(most)]
            : people;
    }

    /// <summary>Forgets the last frame, before those of another video.</summary>
    public void Restart() => adapter.Memory = [];

    /// <summary>Frees the models.</summary>
    public void Dispose() => sessions.ForEach(session => session.Dispose());

    /// <summary>The card beside a model file, else what its tensors tell.</summary>
    internal static ModelCard CardOf(string file, EstimatorOptions options)
    {
        if (File.Exists(ModelCard.PathBeside(file)))
        {
            return ModelCard.Load(file);
        }

        new ModelCard { Name = "", File = file, Adapter = default, Input = new() }.Verify();
        using var session = ModelSession.Open(file, options);
        return WithoutCard(session, file);
    }

    private ModelSession Load(string file, ModelCard? card)
    {
        var checkedCard = card ?? new ModelCard { Name = "", File = file, Adapter = default, Input = new() };
        files.Add(new(Path.GetFileName(file), checkedCard.Verify()));
        var session = ModelSession.Open(file, Options);
        sessions.Add(session);
        return session;
    }

    /// <summary>The card of a model without one: by its tensors.</summary>
    internal static ModelCard WithoutCard(ModelSession session, string file)
    {
        var adapter = AdapterDetection.Of(session.Inputs, session.Outputs, session.Metadata, file);
        var card = Described(session, file, adapter);
        return card with { Assumptions = [$"The model has no card; it was taken for {adapter.Word()} by its tensors.", .. card.Assumptions] };
    }

    /// <summary>The card of a model whose adapter is known.</summary>
    internal static ModelCard Described(ModelSession session, string file, ModelAdapter adapter)
    {
        var keypoints = AdapterDetection.KeypointsOf(adapter, session.Outputs, session.Metadata);
        var skeleton = AdapterDetection.UsualSkeleton(adapter, keypoints);
        List<string> assumptions = [];
        if (skeleton is not null && adapter is not (ModelAdapter.MoveNetSingle or ModelAdapter.MoveNetMulti or ModelAdapter.BlazePose))
        {
            assumptions.Add(FormattableString.Invariant($"Its {keypoints} keypoints were taken for those of {skeleton.Name} by their number."));
        }

        return new()
        {
            Name = Path.GetFileNameWithoutExtension(file),
            File = file,
            Adapter = adapter,
            Input = ModelInput.Of(adapter),
            Skeleton = skeleton,
            Assumptions = assumptions,
        };
    }

    private IPoseAdapter Adapter(ModelSession session)
    {
        switch (Card.Adapter)
        {
            case ModelAdapter.MoveNetSingle:
                return new MoveNetSingleAdapter(session, Card);
            case ModelAdapter.MoveNetMulti:
                return new MoveNetMultiAdapter(session, Card);
            case ModelAdapter.YoloPose:
                notes.Add("Ultralytics' code and weights are under AGPL-3.0.");
                return new YoloPoseAdapter(session, Card);
            case ModelAdapter.Rtmo:
                return new RtmoAdapter(session, Card);
            case ModelAdapter.SimCC or ModelAdapter.SimCC3D:
                return new SimCCAdapter(session, Card, Detector());
            case ModelAdapter.HeatMap or ModelAdapter.HeatMapUdp:
                return new HeatMapAdapter(session, Card, Detector());
            case ModelAdapter.BlazePose:
                notes.Add("The joints in space are around the middle of the hips: there is no walking speed and no step length in them, and angles differ from those of several cameras.");
                return new BlazePoseAdapter(session, Card, (BlazePoseDetector)Detector());
            case ModelAdapter.MetrabsCrop:
                notes.Add(FormattableString.Invariant($"The camera is not calibrated: its matrix follows from a field of view of {Options.FieldOfViewDegrees} degrees."));
                return new MetrabsCropAdapter(session, Card, Detector(), Options.FieldOfViewDegrees);
            default:
                throw new InvalidOperationException($"{Card.Adapter} is no adapter of poses.");
        }
    }

    private IPersonDetector Detector()
    {
        var isBlazePose = Card.Adapter == ModelAdapter.BlazePose;
        if (Options.Detector is not { } card)
        {
            if (isBlazePose)
            {
                throw new ModelException("BlazePose needs its detector: name its file or model with --detector (blazepose-detector).", Card.File);
            }

            notes.Add("No detector was named: the whole frame was taken for the box of one person.");
            return new WholeFrame();
        }

        var session = Load(card.File, card);
        AdapterDetection.Check(card.Adapter, session.Inputs, session.Outputs, session.Metadata, card.File);
        if (isBlazePose != (card.Adapter == ModelAdapter.BlazePoseDetector))
        {
            throw new ModelException(
                isBlazePose ? $"BlazePose needs blazepose-detector as its detector; this is {card.Adapter.Word()}." : "this detector is for BlazePose alone.", card.File);
        }

        return card.Adapter switch
        {
            ModelAdapter.BlazePoseDetector => new BlazePoseDetector(session, card),
            ModelAdapter.Yolox or ModelAdapter.RtmDet => new DetectorAdapter(session, card),
            ModelAdapter.MoveNetMulti => new MoveNetMultiAdapter(session, card),
            ModelAdapter.YoloPose => new YoloPoseAdapter(session, card),
            ModelAdapter.Rtmo => new RtmoAdapter(session, card),
            _ => throw new ModelException($"a model of {card.Adapter.Word()} finds no people. Detectors are yolox, rtmdet, movenet-multi, yolo-pose and rtmo.", card.File),
        };
    }
}
