namespace NeuroPose.Vitals.Csi;

/// <summary>
/// Which half of a complex number comes first in a pair of bytes. The RuView reference reads the in-phase part first; Espressif's
/// documentation says that its radios store the imaginary part first. The wrong choice mirrors every phase and leaves amplitudes alone.
/// </summary>
public enum IqOrder
{
    /// <summary>Real part, then imaginary part: as the reference reads.</summary>
    InPhaseFirst,

    /// <summary>Imaginary part, then real part: as Espressif documents.</summary>
    QuadratureFirst,
}
