namespace NeuroPose.Interactive.Displays;

/// <summary>How some type is shown.</summary>
internal interface IDisplay
{
    void Register();
}
