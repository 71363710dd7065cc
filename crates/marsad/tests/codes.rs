//! The countries and sectors of those whom a record names.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;

/// The countries of the actors of the mention that a word triggers.
fn doers_of(line: &str, trigger: &str) -> Vec<String> {
    let records = records(&["", line]);
    let record = records.iter().find(|record| record.trigger.text == trigger).unwrap();
    record.actors.iter().map(|actor| actor.country.clone().unwrap_or_default()).collect()
}

#[test]
fn forces_are_of_the_state_that_is_asked_to_withdraw_them() {
    assert_eq!(doers_of("طالب البرلمان العراقي تركيا بسحب قواتها من شمال البلاد", "بسحب"), ["TUR"]);
    assert_eq!(doers_of("رحب الوزير العراقي بقرار تركيا سحب قواتها من شمال العراق", "سحب"), ["TUR"]);
}

#[test]
fn a_masculine_state_has_its_own_forces() {
    assert_eq!(doers_of("دعت إيران العراق إلى سحب قواته من المنطقة", "سحب"), ["IRQ"]);
}

#[test]
fn a_crowd_protests_whatever_else_is_said_of_it() {
    let records = records(&["", "رشق متظاهرون متشددون الشرطة بالحجارة"]);
    let sectors: Vec<_> = records.iter().flat_map(|record| &record.actors).map(|one| one.sector.clone()).collect();
    assert_eq!(sectors, [Some("CVL".to_owned())]);
}

#[test]
fn peoples_meet_and_refuse_by_their_governments() {
    let sectors = |line: &str| -> Vec<Option<String>> {
        records(&["", line]).iter().flat_map(|record| &record.actors).map(|actor| actor.sector.clone()).collect()
    };
    assert_eq!(sectors("رفض الفلسطينيون خطة السلام"), [Some("GOV".to_owned())]);
    assert_eq!(sectors("تظاهر الفلسطينيون في غزة"), [Some("CVL".to_owned())]);
    assert_eq!(sectors("تعهد عشرات الفلسطينيين بالبقاء في القرية"), [Some("CVL".to_owned())]);
}

#[test]
fn who_serves_at_a_body_is_of_it() {
    assert_eq!(doers_of("اتهم قيادي بحركة حماس إسرائيل بقتل الأسير", "اتهم"), ["PSE"]);
    assert_eq!(doers_of("انتقد عضو بمجلس الشيوخ الأميركي السعودية", "انتقد"), ["USA"]);
    assert_eq!(doers_of("أشاد الرئيس المصري بالجيش الليبي", "أشاد"), ["EGY"]);
}

#[test]
fn a_hashtag_is_a_name_like_any_other() {
    assert_eq!(doers_of("طالب مسؤولون من #الأمم_المتحدة بفرض حظر سلاح", "طالب"), ["UNO"]);
    assert_eq!(doers_of("التقى الأمير #محمد_بن_سلمان الرئيس الفرنسي #إيمانويل_ماكرون", "التقى"), ["SAU", "FRA"]);
    assert_eq!(doers_of("طالب زعيم #حزب_الله حسن نصرالله الحكومة بالاستقالة", "طالب"), ["LBN"]);
}
