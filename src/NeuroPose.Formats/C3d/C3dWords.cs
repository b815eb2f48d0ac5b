namespace NeuroPose.Formats;

/// <summary>Parameters that are this library's own.</summary>
internal static class C3dWords
{
    /// <summary>2 in a file that was saved from poses in a picture, whose third coordinates are no depth.</summary>
    public const string Dimensions = "NEUROPOSE:DIMENSIONS";
}
