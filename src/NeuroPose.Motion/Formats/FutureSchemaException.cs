namespace NeuroPose.Formats;

/// <summary>The file was written by a later version of its schema than this library knows.</summary>
public sealed class FutureSchemaException : FileFormatException
{
    /// <summary>Makes an exception for a file whose <c>schema_version</c> is above the current one.</summary>
    public FutureSchemaException(long found, int current, Place place)
        : base(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"schema_version is {found}, but this version of NeuroPose reads up to {current}. Update NeuroPose, or write the file again with schema_version {current}."),
            place)
    {
        Found = found;
        Current = current;
    }

    /// <summary>The version in the file.</summary>
    public long Found { get; }

    /// <summary>The newest version this library reads.</summary>
    public int Current { get; }
}
