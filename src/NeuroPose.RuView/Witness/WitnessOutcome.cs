namespace NeuroPose.RuView.Witness;

/// <summary>The result of checking something in a witness bundle.</summary>
public enum WitnessOutcome
{
    /// <summary>It is as the bundle says.</summary>
    Pass,

    /// <summary>It is not as the bundle says.</summary>
    Fail,

    /// <summary>It cannot be checked: something that is needed is not there. For the whole bundle: no features could be compared.</summary>
    NotChecked,

    /// <summary>It differs, and that alone proves nothing; the text says why.</summary>
    Fragile,
}
