namespace NeuroPose.Formats;

/// <summary>Paths in files, brought into the form in which the reference writes them, on every system.</summary>
internal static class PosixPath
{
    /// <summary>
    /// Without empty and "." parts and without a slash at the end; ".." stays, because a link may stand before it. Nothing left is ".".
    /// </summary>
    public static string Normalize(string path)
    {
        // POSIX gives exactly two leading slashes a meaning of their own.
        var root = path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? "//"
            : path.StartsWith('/') ? "/"
            : "";
        var parts = path.Split('/').Where(part => part is not ("" or "."));
        return root + string.Join('/', parts) is { Length: > 0 } normal ? normal : ".";
    }
}
