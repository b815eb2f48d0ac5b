namespace NeuroPose.Formats;

/// <summary>Tables of DeepLabCut in CSV: predictions or training labels, of one or several animals, in a picture or in space.</summary>
public sealed class DeepLabCutFile
{
    private DeepLabCutFile(MotionRecording recording, DeepLabCutExtra extra) => (Recording, Scorer, ImageNames) = (recording, extra.Scorer, extra.ImageNames);

    /// <summary>
    /// The animals: in pixels with y down, or in space in the calibration's unit, which the file does not state. Everyone has all body parts of
    /// the file; parts that an animal does not have are missing. Confidences are likelihoods. Predictions are never missing:
    /// <see cref="LoadOptions.MinConfidence"/> leaves out those that are not sure.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>The network that made the predictions, or the person who labeled.</summary>
    public string Scorer { get; }

    /// <summary>The labeled images, one a frame; empty for predictions.</summary>
    public IReadOnlyList<string> ImageNames { get; }

    /// <summary>True for training labels, whose frames are images picked from a video.</summary>
    public bool IsTrainingLabels => ImageNames.Count > 0;

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or breaks the format; the message names line and column.</exception>
    public static DeepLabCutFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, extra) = new DeepLabCutReader().Load(path, options, cancellation);
        return new(recording, extra);
    }

    /// <summary>The recording in words.</summary>
    public override string ToString() => Recording.ToString();
}

/// <summary>What a table of DeepLabCut has beside poses.</summary>
internal sealed record DeepLabCutExtra(string Scorer, IReadOnlyList<string> ImageNames);
