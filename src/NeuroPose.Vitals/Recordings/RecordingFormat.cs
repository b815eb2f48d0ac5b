namespace NeuroPose.Vitals.Recordings;

/// <summary>How a recording is laid out.</summary>
public enum RecordingFormat
{
    /// <summary>Found out from the first bytes.</summary>
    Automatic,

    /// <summary>
    /// One JSON object a line: the sensing server's recordings and messages, a node recorder's or the UDP recorder's, also mixed; or the
    /// CSI_DATA lines of an ESP32.
    /// </summary>
    Lines,

    /// <summary>One JSON object with a list of frames: the reference signal <c>sample_csi_data.json</c>.</summary>
    Document,

    /// <summary>Binary packets, one behind the other.</summary>
    Packets,
}
