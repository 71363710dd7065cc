//! What is an event and what is none, by the words above a trigger and by what the article is about.

mod articles;

use articles::records;

fn told(lines: &[&str], trigger: &str) -> bool {
    records(lines).iter().any(|record| record.trigger.text == trigger)
}

#[test]
fn the_dead_of_an_accident_are_no_victims_of_an_attack() {
    let later = "وقال مسؤول إن ثلاثين شخصا لقوا مصرعهم وإن عدد القتلى قد يرتفع.";
    assert!(!told(&["زلزال قوي يضرب جنوب البلاد", later], "مصرعهم"));
    assert!(told(&["هجوم انتحاري يهز جنوب البلاد", later], "مصرعهم"));
}

#[test]
fn what_governs_a_noun_tells_whether_it_took_place() {
    assert!(!told(&["أقر البرلمان مشروع القرار لصالح الاتفاق مع امتناع ثمانية نواب عن التصويت."], "التصويت"));
    assert!(!told(&["يستعرض النظام قوته لكسب تأييد الشارع."], "تأييد"));
    assert!(told(&["أعلنت البحرين تأييدها للسعودية."], "تأييدها"));
}

#[test]
fn what_the_law_calls_somebody_is_said_of_the_name_before_it() {
    let records = records(&["بدأت محاكمة القس أندرو برونسون المتهم بالإرهاب."]);
    let tried: Vec<_> = records.iter().flat_map(|record| &record.recipients).map(|one| one.text.as_str()).collect();
    assert_eq!(tried, ["أندرو برونسون", "أندرو برونسون"]);
}

#[test]
fn a_phrase_of_persons_keeps_the_state_of_the_act_in_it() {
    let records = records(&["وقف الأعضاء دقيقة صمت على أرواح ضحايا العدوان الإسرائيلي على غزة."]);
    assert!(records.iter().flat_map(|record| &record.actors).any(|one| one.country.as_deref() == Some("ISR")));
}

#[test]
fn a_bare_noun_of_force_points_back_and_a_described_one_tells() {
    assert!(told(&["تسببت شدة الدمار جراء القصف المكثف في قطع الطرق."], "القصف"));
    assert!(!told(&["حذر الخبير من عواقب القصف."], "القصف"));
}

#[test]
fn what_an_act_is_about_tells_it_though_nobody_is_named() {
    assert!(told(&["استمر الجدل حول فرض عقوبات جديدة."], "فرض"));
    assert!(told(&["تصاعد التوتر وصولا إلى التهديد بفرض عقوبات قاسية."], "التهديد"));
    assert!(!told(&["لم يكن المحامي حاضرا أثناء التحقيق."], "التحقيق"));
}
