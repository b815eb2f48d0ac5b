namespace NeuroPose.Experiments;

/// <summary>A path as the reference normalizes it: single slashes, no <c>.</c> parts, no slash at the end; <c>..</c> stays.</summary>
internal static class PlainPath
{
    public static string Of(string path)
    {
        var rooted = path.StartsWith('/') ? "/" : "";
        var parts = path.Split('/').Where(part => part is not ("" or "."));
        var joined = rooted + string.Join('/', parts);
        return joined.Length == 0 ? "." : joined;
    }
}
