//! Who, where and when from elsewhere in the article: mentions of one event complete each other, pronouns and titles take
//! the name that they mean.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;
use marsad::Record;
use marsad::record::Entity;

/// The record of a trigger in a line.
fn of<'r>(records: &'r [Record], line: u32, trigger: &str) -> &'r Record {
    let found = records.iter().find(|record| record.line == line && record.trigger.text == trigger);
    found.unwrap_or_else(|| panic!("no record of {trigger} in line {line}: {records:#?}"))
}

fn texts(entities: &[Entity]) -> Vec<&str> {
    entities.iter().map(|entity| entity.text.as_str()).collect()
}

fn day(record: &Record) -> Option<&str> {
    record.date.as_ref().map(|date| date.value.as_str())
}

fn place(record: &Record) -> Option<&str> {
    record.place.as_ref().map(|place| place.text.as_str())
}

#[test]
fn a_title_tells_what_the_first_lines_tell() {
    let records = records(&["غارات على تعز", "شن التحالف العربي غارات على تعز يوم الأربعاء."]);
    let title = of(&records, 0, "غارات");
    assert_eq!(texts(&title.actors), ["التحالف العربي"]);
    assert_eq!(day(title), Some("2018-05-16"));
    assert_eq!(title.date.as_ref().unwrap().basis, "article");
}

#[test]
fn a_noun_with_the_article_takes_up_the_nearest_act_of_its_kind() {
    let records = records(&[
        "الشرطة التونسية تعتقل خمسة متظاهرين",
        "اعتقلت الشرطة التونسية يوم الأحد خمسة متظاهرين في صفاقس.",
        "وطالت الاعتقالات ناشطين في المدينة.",
    ]);
    assert_eq!(texts(&of(&records, 2, "الاعتقالات").actors), ["الشرطة التونسية"]);
}

#[test]
fn who_announces_his_deed_did_it() {
    let records =
        records(&["التحالف العربي يشن غارات على صعدة", "قال التحالف العربي يوم الخميس إن الغارات استمرت ثلاث ساعات."]);
    assert_eq!(texts(&of(&records, 1, "الغارات").actors), ["التحالف العربي"]);
}

#[test]
fn the_fallen_of_a_sentence_suffered_its_attack() {
    let records = records(&["قصفت جماعة الحوثي حيا في تعز يوم الخميس مما أدى إلى مقتل أربعة مدنيين."]);
    assert_eq!(texts(&of(&records, 0, "قصفت").recipients), ["أربعة مدنيين"]);
    let dead = of(&records, 0, "مقتل");
    assert_eq!(texts(&dead.actors), ["جماعة الحوثي"]);
    assert_eq!((place(dead), day(dead)), (Some("تعز"), Some("2018-05-17")));
}

#[test]
fn each_attack_has_its_own_dead() {
    let records =
        records(&["أسفر قصف مدفعي عن مقتل طبيبة وإصابة ثلاثة ممرضين في الفاشر، وأسفر انفجار في نيالا عن مقتل شرطي."]);
    assert_eq!(texts(&of(&records, 0, "قصف").recipients), ["طبيبة", "ثلاثة ممرضين"]);
    assert_eq!(texts(&of(&records, 0, "انفجار").recipients), ["شرطي"]);
}

#[test]
fn the_fallen_are_of_those_in_whose_ranks_they_fell() {
    let code =
        |entity: &Entity| (entity.country.clone().unwrap_or_default(), entity.sector.clone().unwrap_or_default());
    let militia = ("YEM".to_owned(), "REB".to_owned());
    let records = records(&["سقط عشرات القتلى والجرحى من الميليشيات الحوثية في المعارك."]);
    assert_eq!(code(&of(&records, 0, "القتلى").recipients[0]), militia);
    assert_eq!(code(&of(&records, 0, "والجرحى").recipients[0]), militia);
    let records = self::records(&["أسفر القصف عن سقوط قتلى وجرحى في صفوف الحوثيين."]);
    assert_eq!(code(&of(&records, 0, "قتلى").recipients[0]), militia);
}

#[test]
fn the_first_lines_of_force_are_of_one_day() {
    let records = records(&[
        "الجيش السوري يقصف بلدة في ريف إدلب",
        "قصف الجيش السوري مواقع الفصائل المسلحة في ريف إدلب يوم الأربعاء.",
        "وقتل ثلاثة مسلحين في المعارك.",
    ]);
    assert_eq!(day(of(&records, 0, "يقصف")), Some("2018-05-16"));
    assert_eq!(day(of(&records, 2, "وقتل")), Some("2018-05-16"));
}

#[test]
fn a_meeting_to_come_is_not_the_one_that_was() {
    let records = records(&[
        "محادثات بين بغداد وأنقرة",
        "أجرى وزير الخارجية العراقي محادثات مع نظيره التركي في البصرة يوم الثلاثاء.",
        "وسيلتقي وزير الخارجية العراقي نظيره التركي.",
    ]);
    let past = of(&records, 1, "محادثات");
    assert_eq!((past.modality.as_str(), day(past), place(past)), ("actual", Some("2018-05-15"), Some("البصرة")));
    let coming = of(&records, 2, "وسيلتقي");
    assert_eq!((coming.modality.as_str(), day(coming), place(coming)), ("future", None, None));
}

#[test]
fn nobody_does_what_he_suffers() {
    let records = records(&["اعتقلت الشرطة الفرنسية ثلاثة متظاهرين في باريس.", "وأصيب شرطيان فرنسيان بجروح."]);
    assert!(of(&records, 1, "وأصيب").actors.is_empty());
}

#[test]
fn what_is_carried_over_cites_no_other_line() {
    let lines = [
        "التحالف العربي يشن غارات على صعدة",
        "شن التحالف غارات على صعدة يوم الأربعاء.",
        "وأسفرت الغارات عن مقتل سبعة مدنيين.",
    ];
    for record in records(&lines) {
        for entity in record.actors.iter().chain(&record.recipients) {
            let here = entity.resolved_from.as_deref().is_none_or(|words| lines[record.line as usize].contains(words));
            assert!(here, "{entity:?}");
        }
    }
}

#[test]
fn the_suffix_of_a_verb_is_not_its_subject() {
    let records = records(&["مدد الاتحاد الأوروبي العقوبات التي يفرضها على روسيا."]);
    let record = of(&records, 0, "يفرضها");
    assert_eq!((texts(&record.actors), texts(&record.recipients)), (vec!["الاتحاد الأوروبي"], vec!["روسيا"]));
    let records = self::records(&["هدد المسلحون سكان القرية وطلبوا منهم الرحيل."]);
    assert_eq!(texts(&of(&records, 0, "وطلبوا").recipients), ["سكان القرية"]);
}

#[test]
fn who_says_we_of_his_state_means_the_state() {
    let records = records(&["قال رئيس الوزراء اليوناني \"إن اليونان لن تتراجع ولن نقبل بالابتزاز\"."]);
    assert_eq!(texts(&of(&records, 0, "نقبل").actors), ["اليونان"]);
    let records = self::records(&["قال رئيس الوزراء اليوناني \"لن نقبل بالابتزاز\"."]);
    assert_eq!(texts(&of(&records, 0, "نقبل").actors), ["رئيس الوزراء اليوناني"]);
}

#[test]
fn an_office_alone_means_who_holds_it() {
    let records = records(&[
        "دعا الرئيس المصري عبد الفتاح السيسي إلى الحوار.",
        "وعزل الجيش الرئيس محمد مرسي عام 2013.",
        "وطالب الرئيس المصري إثيوبيا بالتعاون.",
    ]);
    assert_eq!(texts(&of(&records, 2, "وطالب").actors), ["عبد الفتاح السيسي"]);
}

#[test]
fn the_name_of_a_president_is_not_that_of_his_adviser() {
    let records = records(&["استقالة مستشار الرئيس الأمريكي", "غادر مستشار الرئيس دونالد ترامب منصبه."]);
    assert_eq!(texts(&of(&records, 0, "استقالة").actors), ["مستشار الرئيس الأمريكي"]);
}

#[test]
fn control_reaches_through_light_masdars_and_decisions() {
    let records = records(&["سوريا تتهم إسرائيل بشن غارات على مواقع عسكرية."]);
    assert_eq!(texts(&of(&records, 0, "غارات").actors), ["إسرائيل"]);
    let records = self::records(&["فوجئت إسرائيل بقرار كولومبيا الاعتراف بدولة فلسطينية."]);
    assert_eq!(texts(&of(&records, 0, "الاعتراف").actors), ["كولومبيا"]);
    let records = self::records(&["وتثير جهود الحكومة السورية لاستعادة السيطرة على الجنوب قلقا دوليا."]);
    assert_eq!(texts(&of(&records, 0, "لاستعادة").actors), ["الحكومة السورية"]);
}

#[test]
fn who_accuses_does_not_do_it() {
    let records = records(&["اتهم نتنياهو أنقرة بقصف المدنيين."]);
    assert_eq!(texts(&of(&records, 0, "بقصف").actors), ["أنقرة"]);
}

#[test]
fn the_latter_is_who_was_named_last() {
    let records = records(&["وصف إردوغان نتنياهو بالإرهابي بعدما هدد الأخير بقصف غزة."]);
    assert_eq!(texts(&of(&records, 0, "هدد").actors), ["نتنياهو"]);
}

#[test]
fn his_country_is_that_of_the_speaker() {
    let records = records(&["قال مندوب سوريا في مجلس الأمن بشار الجعفري إن بلاده عازمة على تحرير أراضيها."]);
    assert_eq!(texts(&of(&records, 0, "تحرير").actors), ["سوريا"]);
}

#[test]
fn a_request_told_again_goes_to_the_same() {
    let records = records(&["الأمم المتحدة تدعو إلى ضبط النفس", "دعت الأمم المتحدة الحكومة السودانية إلى ضبط النفس."]);
    assert_eq!(texts(&of(&records, 0, "تدعو").recipients), ["الحكومة السودانية"]);
}
