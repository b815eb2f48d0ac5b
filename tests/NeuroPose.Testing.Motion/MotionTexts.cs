using NeuroPose.Formats;

namespace NeuroPose.Testing.Motion;

/// <summary>A small text in each format that is text, with what its readers make decisions on.</summary>
internal static class MotionTexts
{
    /// <summary>Formats of laboratories and simulations, and plain tables.</summary>
    public static IReadOnlyList<(MotionFormat Format, string Text)> Tables { get; } =
    [
        (MotionFormat.Trc, "PathFileType\t4\t(X/Y/Z)\tw.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n100\t100\t2\t2\tmm\nFrame#\tTime\tA\t\t\tS:B\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n1\t0\t1\t2\t3\t4\t5\t6\n2\t0.01\t1.5\t-2e1\t3\t\t\t\n4\t0.03\t1\t2\t3\t4\t5\t6\n"),
        (MotionFormat.Storage,
            "Coordinates\nnRows=2\nnColumns=3\ninDegrees=yes\nendheader\ntime\tknee_angle_r\tpelvis_tx\n0\t1\t2\n0.01\t3\tNaN\n"),
        (MotionFormat.Storage, "DataType=Quaternion\nendheader\ntime\ta\tb\n0\t1,0,0,0\t0.5,0.5,0.5,0.5\n0.01\t1,0,0,0\t\n"),
        (MotionFormat.Bvh, "HIERARCHY\nROOT Hips\n{\nOFFSET 0 1 0\nCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\nJOINT Arm\n{\nOFFSET 1 0 0\nCHANNELS 3 Zrotation Xrotation Yrotation\nEnd Site\n{\nOFFSET 0 1 0\n}\n}\n}\nMOTION\nFrames: 2\nFrame Time: 0.0333333\n1 2 3 4 5 6 7 8 9\n1 2 3 4 5 6 7 8 9\n"),
        (MotionFormat.NexusCsv, "Trajectories\n100\n,,S:A,,,*1,,\nFrame,Sub Frame,X,Y,Z,X,Y,Z\n,,mm,mm,mm,mm,mm,mm\n1,0,1,2,3,4,5,6\n3,0,1,2,3,,,\n\nModel Outputs\n100\n,,S:AAngles,,\nFrame,Sub Frame,X,Y,Z\n,,deg,deg,deg\n1,0,1,2,3\n3,0,1,2,3\n\nDevices\n200\n,,P,\nFrame,Sub Frame,Fx,Fy\n,,N,N\n1,0,1,2\n1,1,3,4\n\nEvents\n100\nSubject,Context,Name,Time (s),Description\nS,Left,Foot Strike,0.02,x\n"),
        (MotionFormat.QualisysTsv, "NO_OF_FRAMES\t2\nNO_OF_MARKERS\t2\nFREQUENCY\t100\nEVENT\tRHS\t2\t0.01\nMARKER_NAMES\tA\tB\nFrame\tTime\tA X\tA Y\tA Z\tB X\tB Y\tB Z\n1\t0\t1\t2\t3\t4\t5\t6\n2\t0.01\t1\t2\t3\t0\t0\t0\n"),
        (MotionFormat.MotiveCsv, "Format Version,1.23,Export Frame Rate,120,Rotation Type,XYZ,Length Units,Meters\n\n,Type,Rigid Body,Rigid Body,Rigid Body,Marker,Marker,Marker\n,Name,F,F,F,A,A,A\n,ID,1,1,1,2,2,2\n,,Position,Position,Position,Position,Position,Position\nFrame,Time (Seconds),X,Y,Z,X,Y,Z\n0,0,1,2,3,4,5,6\n1,0.008333,1,2,3,,,\n"),
        (MotionFormat.PosesCsv, "frame,person,time_s,hip_x,hip_y,hip_confidence\n0,a,0,1,2,0.5\n0,b,0,1,2,0.5\n2,a,0.02,1,2,\n"),
    ];

    /// <summary>Formats of pose estimators.</summary>
    public static IReadOnlyList<(MotionFormat Format, string Text)> Keypoints { get; } =
    [
        (MotionFormat.OpenPose, """{"version":1.3,"people":[{"person_id":[-1],"pose_keypoints_2d":[1,2,0.5,3,4,1],"hand_left_keypoints_2d":[1,2,3]},{}]}"""),
        (MotionFormat.Mmpose, """[{"frame_id":0,"instances":[{"keypoints":[[1,2],[3,4]],"keypoint_scores":[0.5,1],"bbox":[[1,2,3,4]],"bbox_score":1,"track_id":3}]},{"frame_id":2,"instances":[]}]"""),
        (MotionFormat.Mmpose, """{"meta_info":{"keypoint_id2name":{"0":"a","1":"b"}},"instance_info":[{"frame_id":1,"instances":[{"keypoints":[[1,2,3],[3,4,5]],"keypoint_scores":[0.5,1]}]}]}"""),
        (MotionFormat.AlphaPose, """[{"image_id":"0.jpg","category_id":1,"keypoints":[1,2,0.5,3,4,1],"score":2.5,"box":[1,2,3,4],"idx":[[1.0],[2.0]]},{"image_id":"3.jpg","keypoints":[1,2,0.5,3,4,1],"idx":0}]"""),
        (MotionFormat.Coco, """{"images":[{"id":1,"file_name":"a","width":5,"height":6},{"id":2}],"annotations":[{"image_id":1,"category_id":1,"keypoints":[1,2,2,3,4,0],"bbox":[1,2,3,4],"track_id":1}],"categories":[{"id":1,"keypoints":["a","b"]}]}"""),
        (MotionFormat.AzureKinect, """{"k4abt_sdk_version":"1","joint_names":["a","b"],"frames":[{"timestamp_usec":0,"frame_id":0,"bodies":[{"body_id":1,"joint_positions":[[1,2,3],[4,5,6]],"joint_orientations":[[1,0,0,0],[1,0,0,0]]}]},{"timestamp_usec":33333,"frame_id":2,"bodies":[]}]}"""),
        (MotionFormat.MediaPipe, """[{"timestampMs":0,"landmarks":[[{"x":0.5,"y":0.25,"z":0,"visibility":1}]],"worldLandmarks":[[{"x":1,"y":2,"z":3}]]},{"frame":4,"timestampMs":33,"landmarks":[]}]"""),
        (MotionFormat.MediaPipe, "frame,t_ms,lm_id,x_px,y_px,visibility,wx_m,wy_m,wz_m\n0,0,0,1,2,1,3,4,5\n0,0,1,1,2,1,3,4,5\n2,66,0,1,2,1,3,4,5\n"),
        (MotionFormat.DeepLabCutCsv, "scorer,,,S,S,S,S,S,S\nindividuals,,,a,a,a,b,b,b\nbodyparts,,,n,n,n,n,n,n\ncoords,,,x,y,likelihood,x,y,likelihood\nlabeled-data,v,i0.png,1,2,1,3,4,1\nlabeled-data,v,i1.png,,,,5,6,1\n"),
        (MotionFormat.Anipose, "a_x,a_y,a_z,a_error,a_ncams,a_score,fnum\n1,2,3,0.5,2,0.9,0\n,,,,,,3\n"),
        (MotionFormat.VideoPredictions, """{"schema_version":2,"metadata":{"frame_count":2,"fps":30,"width":1,"height":1},"frames":{"frame_000000":{"boxes":[],"poses3d":[[[1,2,3],[4,5,6]]],"poses2d":[]},"frame_000003":{"boxes":[],"poses3d":[[[1,2,3],[4,5,NaN]]],"poses2d":[]}}}"""),
    ];
}
