namespace NeuroPose.Formats;

/// <summary>The people, images and categories of a COCO file.</summary>
internal sealed class CocoPeople(JsonBytes text, bool isResult, CancellationToken cancellation)
{
    private readonly List<CocoImage> images = [];
    private readonly Dictionary<long, IReadOnlyList<string>> names = [];
    private readonly OrderedDictionary<long, PoseRecords> categories = [];
    private readonly Dictionary<(long Image, long Category), int> peopleIn = [];
    private readonly SortedSet<long> imageNumbers = [];
    private readonly KeypointRecord record = new();
    private int withoutKeypoints;

    public IReadOnlyList<CocoImage> Images => images;

    /// <summary>The poses of each category.</summary>
    public IEnumerable<KeyValuePair<long, PoseRecords>> Categories => categories;

    /// <summary>The first frame's number and the number of frames, once the images are numbered.</summary>
    public (long First, int Count) Span { get; private set; }

    /// <summary>The names of a category's joints; null where the file has none.</summary>
    /// <exception cref="FileFormatException">It has another number of names than keypoints.</exception>
    public IReadOnlyList<string>? Names(long category) =>
        names.GetValueOrDefault(category) is not { Count: > 0 } found ? null
        : found.Count == categories[category].PointCount ? found
        : throw new FileFormatException(
            FormattableString.Invariant($"category {category} names {found.Count} keypoints, but its annotations have {categories[category].PointCount}."),
            new(File: text.File, Path: "categories"));

    public void ReadFile(ref JsonWalk walk)
    {
        if (!walk.EnterObject("the file"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (name.SequenceEqual("annotations"u8))
            {
                ReadPeople(ref walk);
            }
            else if (name.SequenceEqual("images"u8))
            {
                for (var isThere = walk.EnterArray("images"); isThere && walk.NextItem();)
                {
                    ReadImage(ref walk);
                }
            }
            else if (name.SequenceEqual("categories"u8))
            {
                for (var isThere = walk.EnterArray("categories"); isThere && walk.NextItem();)
                {
                    ReadCategory(ref walk);
                }
            }
            else
            {
                walk.Skip();
            }
        }
    }

    public void ReadPeople(ref JsonWalk walk)
    {
        if (!walk.EnterArray("the list of people"))
        {
            return;
        }

        while (walk.NextItem())
        {
            cancellation.ThrowIfCancellationRequested();
            record.Read(ref walk);
            var image = record.ImageNumber ?? throw text.Error("expected a whole number for image_id.", record.Offset);
            imageNumbers.Add(image);
            if (record.PointCount == 0)
            {
                withoutKeypoints++;
                continue;
            }

            MarkMissing();
            if (!categories.TryGetValue(record.Category, out var records))
            {
                categories.Add(record.Category, records = new(text.File, hasConfidence: true));
            }

            var slot = peopleIn.GetValueOrDefault((image, record.Category));
            peopleIn[(image, record.Category)] = slot + 1;
            record.AddTo(records, image, slot, text);
        }
    }

    /// <summary>Gives images their frames, and says what is to be said about it.</summary>
    /// <exception cref="FileFormatException">Nobody has keypoints, two images have one number, or a person is of an image that is not there.</exception>
    public IEnumerable<string> Number()
    {
        if (categories.Count == 0)
        {
            throw new FileFormatException("nobody in the file has keypoints; boxes alone are no poses.", new(File: text.File));
        }

        List<string> notices = [];
        if (images.Count == 0 && Proportion.Fits(imageNumbers.Min, imageNumbers.Max, imageNumbers.Count))
        {
            Span = (imageNumbers.Min, (int)(imageNumbers.Max - imageNumbers.Min + 1));
        }
        else
        {
            NumberByOrder();
            if (images.Count == 0)
            {
                notices.Add("The numbers of the images do not number frames; the images were taken as frames in the order of their numbers.");
            }
        }

        if (withoutKeypoints > 0)
        {
            notices.Add(FormattableString.Invariant($"{withoutKeypoints:N0} annotations have no keypoints and were left out."));
        }

        return notices;
    }

    private void NumberByOrder()
    {
        Dictionary<long, int> frames = [];
        foreach (var image in images.Count > 0 ? images.Select(image => image.Id) : imageNumbers)
        {
            if (!frames.TryAdd(image, frames.Count))
            {
                throw new FileFormatException(FormattableString.Invariant($"two images have the number {image}."), new(File: text.File, Path: "images"));
            }
        }

        foreach (var (_, records) in categories)
        {
            records.Renumber(image => frames.TryGetValue(image, out var frame)
                ? frame
                : throw new FileFormatException(
                    FormattableString.Invariant($"somebody is in image {image}, which is not among the {images.Count} images."),
                    new(File: text.File, Path: "annotations")));
        }

        Span = (0, frames.Count);
    }

    /// <summary>A visibility of 0 says that the point is not labeled; in results, that and the origin say that there is none.</summary>
    private void MarkMissing()
    {
        var numbers = record.Keypoints;
        for (var at = 0; at < numbers.Length; at += 3)
        {
            if (numbers[at + 2] == 0 && (!isResult || (numbers[at] == 0 && numbers[at + 1] == 0)))
            {
                numbers[at] = double.NaN;
            }
        }
    }

    private void ReadImage(ref JsonWalk walk)
    {
        var (offset, id, file, width, height) = (walk.Offset, (long?)null, "", 0L, 0L);
        if (!walk.EnterObject("an image"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (name.SequenceEqual("id"u8))
            {
                id = walk.Whole("the image's number");
            }
            else if (name.SequenceEqual("file_name"u8) && walk.IsText)
            {
                file = walk.Text("file_name");
            }
            else if (name.SequenceEqual("width"u8))
            {
                width = walk.Whole("width");
            }
            else if (name.SequenceEqual("height"u8))
            {
                height = walk.Whole("height");
            }
            else
            {
                walk.Skip();
            }
        }

        images.Add(new(id ?? throw text.Error("the image has no id.", offset), file, width, height));
    }

    private void ReadCategory(ref JsonWalk walk)
    {
        var id = 1L;
        List<string> keypoints = [];
        if (!walk.EnterObject("a category"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (name.SequenceEqual("id"u8))
            {
                id = walk.Whole("the category's number");
            }
            else if (name.SequenceEqual("keypoints"u8))
            {
                keypoints = walk.Texts("keypoints");
            }
            else
            {
                walk.Skip();
            }
        }

        names[id] = keypoints;
    }
}
