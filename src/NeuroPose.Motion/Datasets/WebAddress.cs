namespace NeuroPose.Datasets;

/// <summary>Which addresses data are fetched from: encrypted ones, and plain ones on this machine alone.</summary>
internal static class WebAddress
{
    /// <summary>The address that a text is; null when it is none or is not allowed.</summary>
    public static Uri? TryParse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && IsAllowed(address) ? address : null;

    /// <summary>True for https without a name and password in it, and for http where the host is this machine.</summary>
    public static bool IsAllowed(Uri address) =>
        address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>True when an allowed address may send on to another: no address elsewhere sends on to this machine.</summary>
    public static bool MaySendOn(Uri from, Uri to) => IsAllowed(to) && (from.IsLoopback || !to.IsLoopback);
}
