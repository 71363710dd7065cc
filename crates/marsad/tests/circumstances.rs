//! When and who says so, over the sentences and lines of an article.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;
use marsad::Record;

/// The record of a trigger.
fn of<'r>(records: &'r [Record], trigger: &str) -> &'r Record {
    let found = records.iter().find(|record| record.trigger.text == trigger);
    found.unwrap_or_else(|| panic!("no record of {trigger}: {records:#?}"))
}

fn day(record: &Record) -> Option<&str> {
    record.date.as_ref().map(|date| date.value.as_str())
}

fn source(record: &Record) -> Option<&str> {
    record.sources.last().map(|source| source.entity.text.as_str())
}

#[test]
fn a_speech_goes_on_with_its_speaker() {
    let records = records(&[
        "ماكرون يحذر من التصعيد",
        "قال الرئيس الفرنسي إيمانويل ماكرون إن باريس تراقب النظام السوري وحلفاءه.",
        "وأضاف أن جماعة مسلحة هاجمت قاعدة قرب حمص.",
    ]);
    assert_eq!(source(of(&records, "هاجمت")), Some("إيمانويل ماكرون"));
}

#[test]
fn what_a_minister_says_he_says_on_the_day_of_his_speech() {
    let records = records(&[
        "تصريحات لوزير الخارجية الروسي",
        "قال وزير الخارجية الروسي سيرغي لافروف، الخميس، إن الاتفاق يخدم المنطقة.",
        "وأضاف لافروف: \"لن نقبل بأي عرض جديد\".",
        "وقال لافروف إن موسكو طالبت أنقرة بالانسحاب.",
    ]);
    assert_eq!(day(of(&records, "نقبل")), Some("2018-05-17"));
    assert_eq!(day(of(&records, "طالبت")), None);
}

#[test]
fn a_day_between_commas_is_the_main_verbs() {
    let records =
        records(&["دعت فرنسا إلى جلسة لبحث الهجمات التي نفذتها الجماعة على إسرائيل، الثلاثاء، وأشارت إلى موعد الجلسة."]);
    assert_eq!(day(of(&records, "دعت")), Some("2018-05-15"));
}

#[test]
fn of_the_days_of_a_line_the_latest_goes_on() {
    let records = records(&[
        "معارك في الجوف",
        "قصف الجيش اليمني مواقع الحوثيين صباح الخميس بعد معارك خاضها الجيش اليمني يوم الأحد في الجوف.",
        "وأدى القصف إلى مقتل عشرة من الحوثيين.",
    ]);
    assert_eq!(day(of(&records, "مقتل")), Some("2018-05-17"));
}

#[test]
fn what_the_same_do_in_the_lead_they_do_on_its_day() {
    let records = records(&[
        "اتفاق في نيكاراغوا",
        "تعهدت حكومة نيكاراغوا بسحب الشرطة من الشوارع.",
        "واتفقت حكومة نيكاراغوا مع المعارضة، الخميس، على هدنة.",
    ]);
    assert_eq!(day(of(&records, "تعهدت")), Some("2018-05-17"));
}

#[test]
fn a_place_ends_with_its_line() {
    let told = records(&[
        "رئيس الإقليم يدين قصف إيران لمقر الحزب الديمقراطي الكردستاني الإيراني",
        "دبي، الإمارات العربية المتحدة – أدان رئيس الإقليم الهجوم الذي نفذته إيران على مقر الحزب.",
    ]);
    let places: Vec<_> = told.iter().filter_map(|record| record.place.as_ref()).collect();
    assert!(!places.is_empty(), "{told:#?}");
    assert!(places.iter().all(|place| place.offsets.start < place.offsets.end), "{places:#?}");
}

#[test]
fn a_day_beside_a_noun_is_its_own() {
    let records = records(&[
        "دعت النقابات التونسية إلى إضراب الثلاثاء احتجاجا على الأسعار.",
        "هددت موسكو بإلغاء اجتماع الوزراء مع نظرائهم الأتراك، المقرر الاثنين المقبل.",
        "الرئاسة الفرنسية تؤكد لقاء ماكرون وبوتين الأحد المقبل",
    ]);
    assert_eq!(day(of(&records, "دعت")), None);
    assert_eq!(day(of(&records, "هددت")), None);
    assert_eq!(day(of(&records, "اجتماع")), Some("2018-05-21"));
    assert_eq!(day(of(&records, "لقاء")), Some("2018-05-20"));
}

#[test]
fn what_is_answered_was_before_the_answer() {
    let records = records(&["نفى الجيش السوري الأربعاء اتهامات تركيا.", "رفضت المحكمة الثلاثاء طلب المعارضة."]);
    assert_eq!(day(of(&records, "اتهامات")), None);
    assert_eq!(day(of(&records, "رفضت")), Some("2018-05-15"));
    assert_eq!(day(of(&records, "طلب")), None);
}

#[test]
fn a_time_at_the_head_of_an_entry_holds_for_it() {
    let records = records(&["- 22 مارس 2016: هجوم انتحاري في بروكسل أعقبته مداهمة نفذتها الشرطة البلجيكية."]);
    assert_eq!(day(of(&records, "هجوم")), Some("2016-03-22"));
    assert_eq!(day(of(&records, "مداهمة")), Some("2016-03-22"));
}

#[test]
fn since_when_there_was_none_alike_is_no_day() {
    let records = records(&["شن الجيش الإسرائيلي أعنف هجوم على غزة منذ عام 2014."]);
    assert_eq!(day(of(&records, "هجوم")), None);
}

#[test]
fn the_day_behind_what_is_judged_is_its_own() {
    let records =
        records(&["أصدرت وزارة الخارجية الفرنسية بيانا الخميس، دانت فيه قصف الجيش الإسرائيلي لقطاع غزة الأربعاء."]);
    assert_eq!(day(of(&records, "قصف")), Some("2018-05-16"));
    assert_ne!(day(of(&records, "دانت")), Some("2018-05-16"));
}

#[test]
fn a_present_with_a_day_to_come_is_planned() {
    let records = records(&["يلتقي الرئيس الفرنسي إيمانويل ماكرون الاثنين نظيره الأميركي دونالد ترامب."]);
    assert_eq!(day(of(&records, "يلتقي")), Some("2018-05-21"));
    assert_eq!(of(&records, "يلتقي").modality, "future");
}

#[test]
fn an_age_is_no_date() {
    let records = records(&["قالت الشرطة إن الرجل، وهو في الثلاثينيات، اعتقل قرب القصر."]);
    assert_eq!(day(of(&records, "اعتقل")), None);
}

#[test]
fn what_lasts_has_the_time_from_which_it_lasts() {
    let records = records(&["أسفرت الهجمات عن مقتل أكثر من 160 فلسطينيا منذ انطلاق المسيرات في مارس الماضي."]);
    assert_eq!(day(of(&records, "مقتل")), Some("2018-03"));
}

#[test]
fn joined_verbs_share_their_day() {
    let records = records(&[
        "في 17 أبريل شددت إسرائيل القيود ومنعت وصول الوقود إلى غزة.",
        "اندلعت احتجاجات حاشدة ودارت مواجهات على الحدود في 30 مارس.",
    ]);
    assert_eq!(day(of(&records, "ومنعت")), Some("2018-04-17"));
    assert_eq!(day(of(&records, "احتجاجات")), Some("2018-03-30"));
}

#[test]
fn months_told_together_are_a_span() {
    let records = records(&["خرج آلاف الإيرانيين إلى الشوارع احتجاجا على الأسعار في ديسمبر ويناير."]);
    assert!(records.iter().any(|record| day(record) == Some("2017-12-01/2018-01-31")), "{records:#?}");
}

#[test]
fn what_is_done_again_and_again_is_of_no_day() {
    let records = records(&[
        "قتل ثلاثة مدنيين، الخميس، في قصف نفذته جماعة مسلحة على تعز.",
        "واعتادت الجماعة على ارتكاب مجازر بحق المدنيين.",
    ]);
    assert_eq!(day(of(&records, "مجازر")), None);
}

/// The day of a trigger in a line of its own.
fn dated(line: &str, trigger: &str, date: Option<&str>) {
    let records = records(&["", line]);
    assert_eq!(day(of(&records, trigger)), date, "{trigger} in {line}");
}

#[test]
fn what_a_clause_is_reckoned_from_lies_so_far_from_its_day() {
    dated("زار الوزير الفرنسي بغداد الثلاثاء غداة هجوم استهدف السفارة الأميركية", "هجوم", Some("2018-05-14"));
    dated("اعتقلت الشرطة ثلاثة معارضين الأحد، عشية زيارة الرئيس الأميركي إلى القاهرة", "زيارة", Some("2018-05-14"));
    dated("قتل جنديان الاثنين بعد 3 أيام على الغارات التركية على البلدة", "الغارات", Some("2018-05-11"));
    dated("استقال الوزير الاثنين بعد أسبوع من الاحتجاجات في العاصمة", "الاحتجاجات", Some("2018-05-07/2018-05-14"));
    dated("قتل جنديان الاثنين بعد أيام على الغارات التركية على البلدة", "الغارات", None);
}

#[test]
fn a_day_of_the_week_in_what_is_to_come_is_the_next() {
    dated("دعا المتظاهرون إلى إضراب الأحد للضغط على الحكومة", "إضراب", Some("2018-05-20"));
    dated("أعلنت موسكو الاثنين أنها ستسحب قواتها من سوريا الأحد", "ستسحب", Some("2018-05-20"));
    dated("قررت واشنطن الاثنين إرسال قوات إلى سوريا", "إرسال", None);
}

#[test]
fn of_two_days_the_second_is_that_of_the_noun_before_it() {
    dated("أعلنت الشرطة الأربعاء توقيف خمسة أشخاص يوم الأحد في باريس", "توقيف", Some("2018-05-13"));
}

#[test]
fn a_time_behind_a_participle_is_its_own() {
    dated("أصدرت المحكمة حكما بالسجن على الصحفي المعتقل منذ عام 2016", "حكما", None);
}

#[test]
fn what_those_who_met_say_is_said_on_the_day_of_their_meeting() {
    let records = records(&[
        "محادثات في أنقرة",
        "التقى الأمين العام لحلف شمال الأطلسي ينس ستولتنبرغ، الثلاثاء، الرئيس التركي رجب طيب أردوغان في أنقرة.",
        "وأشاد ستولتنبرغ بدور تركيا في الحلف.",
    ]);
    assert_eq!(day(of(&records, "وأشاد")), Some("2018-05-15"));
}

/// The modality of a trigger in a line of its own.
fn real(line: &str, trigger: &str, modality: &str) {
    let records = records(&["", line]);
    assert_eq!(of(&records, trigger).modality, modality, "{trigger} in {line}");
}

#[test]
fn who_will_try_go_on_or_help_will_do() {
    real("ستحاول روسيا استهداف مدينة خاركيف", "استهداف", "future");
    real("ستواصل تركيا قصف مواقع الأكراد في شمال سوريا", "قصف", "future");
    real("سيعود المبعوث الأممي إلى صنعاء للتفاوض مع الحوثيين", "للتفاوض", "future");
    real("حاولت روسيا استهداف مدينة خاركيف", "استهداف", "actual");
}

#[test]
fn what_there_is_not_is_denied() {
    real("لن يكون هناك عمل عسكري ضد سوريا", "عمل", "negated");
    real("لم يتم التوصل إلى اتفاق بين الحكومة والمعارضة", "اتفاق", "negated");
    real("لم تعد واشنطن تدعم الأكراد في سوريا", "تدعم", "negated");
    real("قرر الرئيس ألا يزور إسرائيل", "يزور", "negated");
    real("فشلت القوات في استعادة المدينة من المسلحين", "استعادة", "negated");
}

#[test]
fn any_act_is_none_that_happened() {
    real("قال الوزير إن أي هجوم على مدينة إدلب سيؤدي إلى كارثة", "هجوم", "hypothetical");
    real("تطرح طوكيو الملف خلال أي اجتماع بين ترامب وكيم", "اجتماع", "hypothetical");
    real("لم يقع أي هجوم على السفارة الأمريكية", "هجوم", "negated");
}

#[test]
fn bills_and_contracts_tell_what_they_contain() {
    real("قدمت الحكومة مشروع قانون يحظر تنظيم المظاهرات أمام البرلمان", "يحظر", "hypothetical");
    real("وقعت الرياض مع مدريد عقدا تشتري بموجبه السعودية خمس سفن حربية من إسبانيا", "تشتري", "future");
}

#[test]
fn what_came_next_is_told_as_done() {
    real("سيطرت قوات النظام على المدينة، لتبدأ بعدها حملة اعتقالات بحق الناشطين", "اعتقالات", "actual");
}

#[test]
fn a_verb_of_the_present_plans_what_has_a_day_to_come() {
    real("يبدأ رئيس الوزراء التركي غدا زيارة للسودان", "زيارة", "future");
}

#[test]
fn the_attack_in_which_somebody_was_killed_has_his_day() {
    dated("وقتل 40 شخصا في هجوم مماثل شنه التنظيم في يناير 2017", "وقتل", Some("2017-01"));
}

/// Asserts who says a trigger's act in a line of its own.
fn said(line: &str, trigger: &str, by: Option<&str>) {
    let records = records(&["", line]);
    assert_eq!(source(of(&records, trigger)), by, "source of {trigger} in {line}");
}

#[test]
fn a_clause_that_only_says_who_tells_names_the_source() {
    said("وقتل عشرة مسلحين، كما قال متحدث باسم الجيش", "وقتل", Some("متحدث باسم الجيش"));
    said("وقتل عشرة مسلحين، على ما أفاد مصدر أمني", "وقتل", Some("مصدر أمني"));
    said("وقتل عشرة مسلحين، كما أعلن الجيش اعتقال ثلاثة مهربين", "وقتل", None);
    said("وجاء في بيان للجيش أن قواته قتلت عشرة مسلحين", "قتلت", Some("بيان"));
    said("في جنوب دمشق، أفاد المرصد السوري عن مقتل ستة جنود", "مقتل", Some("المرصد السوري"));
}

#[test]
fn a_spokesman_says_what_he_is_told_to_say() {
    said("قال متحدث باسم الجيش إن المسلحين قتلوا ثلاثة مدنيين", "قتلوا", Some("متحدث باسم الجيش"));
}
