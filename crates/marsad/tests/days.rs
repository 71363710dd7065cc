//! Whose day a time is, within a sentence and between sentences.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;

/// Asserts the date of a trigger's record in an article of so many lines, the title first.
fn dated(lines: &[&str], trigger: &str, date: Option<&str>) {
    let records = records(lines);
    let record = records.iter().find(|record| record.trigger.text == trigger);
    let record = record.unwrap_or_else(|| panic!("no record of {trigger} in {lines:?}: {records:#?}"));
    let value = record.date.as_ref().map(|date| date.value.as_str());
    assert_eq!(value, date, "date of {trigger} in {lines:?}");
}

#[test]
fn since_when_there_was_no_other_is_no_day() {
    dated(&["", "التقى الرئيس الكيني زعيم المعارضة في نيروبي لأول مرة منذ عامين"], "التقى", None);
    dated(&["", "يعد هذا الهجوم الأعنف منذ مقتل مئة شخص في تفجير في يناير"], "الهجوم", None);
}

#[test]
fn a_year_of_a_noun_is_no_events() {
    dated(&["", "فرضت واشنطن عقوبات على شركات بزعم تدخلها في الانتخابات الأميركية لعام 2016"], "فرضت", None);
    dated(&["", "قال الوزير إنه سيطلب من البرلمان تعديل القانون المؤرخ في 24 أكتوبر 2011"], "سيطلب", None);
}

#[test]
fn a_participle_shares_the_day_of_the_verb_that_it_attends() {
    dated(
        &["", "دعت وزارة الخارجية الليبية الخميس تركيا إلى سحب قواتها، متهمة أنقرة بانتهاك الهدنة"],
        "متهمة",
        Some("2018-05-17"),
    );
}

#[test]
fn the_clause_on_the_head_of_an_idafa_tells_the_day_of_both() {
    let line = "أعلنت البعثة الأممية مقتل 115 مدنيا جراء أعمال العنف التي وقعت في العراق خلال شهر أبريل الماضي";
    dated(&["", line], "العنف", Some("2018-04"));
    dated(&["", line], "مقتل", Some("2018-04"));
}

#[test]
fn casualties_fell_on_the_day_of_their_attack() {
    let late = [
        "",
        "زار الوزير الأردني بيروت",
        "",
        "",
        "",
        "ارتكبت الميليشيا قبل عشرة أيام مجزرة في المدينة، أودت بحياة طفلين وإصابة 18 آخرين",
    ];
    dated(&late, "وإصابة", Some("2018-05-08"));
}

#[test]
fn what_is_told_of_other_times_is_not_of_the_news() {
    let lines = [
        "",
        "قتل جنديان السبت في هجوم للمسلحين قرب مدينة العريش",
        "وأعلن التنظيم عام 2014 مبايعة داعش، ونفذ هجمات في سيناء",
    ];
    dated(&lines, "هجمات", None);
}

#[test]
fn a_day_of_a_month_that_was_is_of_the_year_that_it_was_in() {
    dated(&["", "يذكر أن القمة العربية السابقة عقدت في 29 يونيو في الدمام"], "القمة", Some("2017-06-29"));
}

#[test]
fn a_meeting_gives_its_day_before_a_visit_does() {
    let lines = [
        "",
        "أجرى وزير الخارجية المصري محادثات مع نظيره الأردني في عمان، اليوم الجمعة.",
        "ووصل الوزير المصري إلى العاصمة الأردنية مساء الخميس.",
        "وأشاد الوزير المصري بموقف الأردن.",
    ];
    dated(&lines, "وأشاد", Some("2018-05-18"));
}

#[test]
fn what_befalls_people_beside_a_dated_act_is_of_its_day() {
    let lines = ["", "دخلت قوات النظام السوري بلدة كفربطنا الثلاثاء", "وأسفر القصف عن سقوط خمسة قتلى"];
    dated(&lines, "قتلى", Some("2018-05-15"));
    // What took decades is of no day.
    let long = ["", "دخلت قوات النظام السوري بلدة كفربطنا الثلاثاء", "وقتل نحو مئة شخص في البلدة خلال ثلاثة أعوام"];
    dated(&long, "وقتل", None);
}

#[test]
fn a_meeting_of_the_lead_keeps_its_day() {
    let lines = ["", "التقى الوزير الروسي نظيره التركي في أنقرة الثلاثاء", "والتقى الوزيران وفدا من المعارضة السورية"];
    dated(&lines, "والتقى", Some("2018-05-15"));
}

#[test]
fn a_term_that_is_set_is_no_day_of_the_order() {
    dated(&["", "طلبت السعودية من السفير الكندي مغادرة أراضيها خلال 24 ساعة"], "طلبت", None);
    dated(&["", "زار الوزير الروسي أنقرة هذا الأسبوع"], "زار", Some("2018-05-13/2018-05-19"));
}
