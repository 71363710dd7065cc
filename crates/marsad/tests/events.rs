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
