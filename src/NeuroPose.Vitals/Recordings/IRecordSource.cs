namespace NeuroPose.Vitals.Recordings;

/// <summary>Gives a recording's usable records one by one.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>The next usable record; null at the end.</summary>
    RecordingEntry? Next();
}
