namespace NeuroPose.RuView.Signal;

/// <summary>Refuses options that break a rule, in the reference's words.</summary>
internal static class Configuration
{
    public static void Require(bool holds, string rule, double value, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"Invalid configuration: {rule}.");
        }
    }
}
