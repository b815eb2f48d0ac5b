namespace NeuroPose.Notebooks.Sessions;

/// <summary>A password that does not show itself: as text it is a row of dots.</summary>
public sealed class PasswordText
{
    private readonly string clear;

    internal PasswordText(string clear) => this.clear = clear;

    /// <summary>The password itself.</summary>
    public string GetClearTextPassword() => clear;

    /// <inheritdoc/>
    public override string ToString() => "••••••••";
}
