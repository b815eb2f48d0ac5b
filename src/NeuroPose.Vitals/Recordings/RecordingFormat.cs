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

    /// <summary>Records of the Linux 802.11n CSI Tool for the Intel 5300 (.dat).</summary>
    Intel5300,

    /// <summary>A packet capture (.pcap) of what nexmon's CSI extractor sends from Broadcom's chips.</summary>
    Nexmon,

    /// <summary>Frames of FeitCSI for the Intel AX200 and AX210 (.csi).</summary>
    FeitCsi,

    /// <summary>Frames of PicoScenes (.csi).</summary>
    PicoScenes,

    /// <summary>Records of the Atheros CSI Tool (.dat).</summary>
    Atheros,

    /// <summary>Three tables of an Atheros recording: real parts, imaginary parts, status (.csv). They are found by path, not in a
    /// stream.</summary>
    AtherosTables,
}
