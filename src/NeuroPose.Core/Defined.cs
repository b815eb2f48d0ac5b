using System.Runtime.CompilerServices;

namespace NeuroPose;

/// <summary>Refuses numbers that an enum has no name for, before a switch can fall through.</summary>
internal static class Defined
{
    /// <summary>The value itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such member; the message names the option, the value and the
    /// members.</exception>
    public static T Of<T>(T value, [CallerMemberName] string option = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(option, value, $"{option} must be one of {string.Join(", ", Enum.GetNames<T>())}.");
}
