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
