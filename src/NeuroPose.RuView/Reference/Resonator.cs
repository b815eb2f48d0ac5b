using NeuroPose.Numerics;

namespace NeuroPose.RuView.Reference;

/// <summary>The reference's band-pass: two poles between two frequencies and zeros at both ends of the spectrum.</summary>
internal struct Resonator
{
    private readonly double inputGain;
    private readonly double firstGain;
    private readonly double secondGain;
    private double input1;
    private double input2;
    private double output1;
    private double output2;

    public Resonator(double lowHz, double highHz, double sampleRateHz)
    {
        var low = 2.0 * Math.PI * lowHz / sampleRateHz;
        var high = 2.0 * Math.PI * highHz / sampleRateHz;
        var radius = 1.0 - ((high - low) / 2.0);
        inputGain = 1.0 - radius;
        firstGain = 2.0 * radius * ExactMath.Cos((low + high) / 2.0);
        secondGain = radius * radius;
    }

    public double Filter(double input)
    {
        var output = (inputGain * (input - input2)) + (firstGain * output1) - (secondGain * output2);
        (input2, input1) = (input1, input);
        (output2, output1) = (output1, output);
        return output;
    }

    public void Reset() => (input1, input2, output1, output2) = (0, 0, 0, 0);
}
