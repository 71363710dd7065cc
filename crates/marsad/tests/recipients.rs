//! Whom an act falls on, over the sentences of an article.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::{records, told};

#[test]
fn a_sound_plural_in_the_accusative_is_no_subject() {
    told("لن يتفاوض الوزير إذ وصف المسؤولين الأميركيين بالكاذبين", "وصف", &["الوزير"], &["المسؤولين الأميركيين"]);
}

#[test]
fn a_noun_with_the_article_is_no_preposition() {
    told("ندد الوزير بالدعم العسكري الذي قدمه الغرب للعراق في الحرب", "بالدعم", &["الغرب"], &["عراق"]);
}

#[test]
fn a_quoted_word_may_open_an_idafa() {
    told("انتقد الوزير \"تطرف\" الاتحاد الأوروبي", "انتقد", &["الوزير"], &["الاتحاد الأوروبي"]);
}

#[test]
fn who_leaves_an_accord_leaves_its_other_party() {
    told("أعلنت واشنطن انسحابها من الاتفاق الموقع مع طهران", "انسحابها", &["واشنطن"], &["طهران"]);
    told("هددت واشنطن بالانسحاب من الاتفاق النووي مع إيران", "هددت", &["واشنطن"], &["إيران"]);
}

#[test]
fn what_one_act_of_speech_falls_on_says_nothing() {
    told("واصلت الصحيفة انتقاد سياسات ولي العهد السعودي", "انتقاد", &["الصحيفة"], &["ولي العهد السعودي"]);
}

#[test]
fn an_act_may_hit_whom_no_rule_of_its_own_names() {
    told("هدد الرئيس برمي فريق المحققين إلى البحر", "هدد", &["الرئيس"], &["فريق المحققين"]);
}

#[test]
fn who_is_arrested_does_not_arrest() {
    told("كان الناشط أول من أعلن خبر اعتقاله", "اعتقاله", &[], &["الناشط"]);
    told(
        "منعت السلطات الإماراتية مواطنة قطرية من مرافقة ابنها عند ترحيلها",
        "ترحيلها",
        &["السلطات الإماراتية"],
        &["مواطنة قطرية"],
    );
}

#[test]
fn who_is_given_something_stands_beside_it() {
    told("منح البنك الدولي تونس قرضا بقيمة مليار دولار", "قرضا", &["البنك الدولي"], &["تونس"]);
    told("ومنحت واشنطن دمشق مهلة عشرة أيام لتنفيذ الاتفاق", "مهلة", &["واشنطن"], &["دمشق"]);
}

#[test]
fn one_person_is_no_idafa_of_a_thing_without_article() {
    told("استهدف انتحاري حافلة تقل طلابا في كابول", "استهدف", &["انتحاري"], &["حافلة"]);
    told("دهس مستوطن طفلة فلسطينية قرب الخليل", "دهس", &["مستوطن"], &["طفلة فلسطينية"]);
}

#[test]
fn what_it_was_done_with_leaves_the_preposition_to_the_verb() {
    told("أودى هجوم بسيارة مفخخة بحياة 12 جنديا", "أودى", &[], &["12 جنديا"]);
}

#[test]
fn a_preposition_before_another_governs_nothing() {
    told("أعلنت لندن أن روسيا لم تسمح بعد لبعثة التفتيش بالدخول", "تسمح", &["روسيا"], &["بعثة التفتيش"]);
}

#[test]
fn sufferers_are_not_blamed() {
    told("أعربت باريس عن قلقها إزاء اعتقال الناشطين في القاهرة", "قلقها", &["باريس"], &[]);
}

#[test]
fn a_relative_clause_may_tell_how_its_noun_died() {
    told("وهو الجنرال الذي أعدم رميا بالرصاص", "أعدم", &[], &["الجنرال"]);
}

#[test]
fn a_free_clause_names_what_it_is_about() {
    told("دانت الجامعة العربية ما وصفته بالعدوان الإسرائيلي على غزة", "دانت", &["الجامعة العربية"], &["الإسرائيلي"]);
    told("انتقد الوزير ما سماه تدخل إيران في شؤون العراق", "انتقد", &["الوزير"], &["إيران"]);
    told("ندد الوزير بما أسماه سياسة الحكومة", "ندد", &["الوزير"], &["الحكومة"]);
    told("قتل ثلاثة جنود في كمين، بحسب ما أفاد المرصد السوري", "قتل", &[], &["ثلاثة جنود"]);
}

#[test]
fn a_verb_with_its_subject_before_it_does_it_to_whom_it_names() {
    told(
        "قال الوزير إن القوات العراقية قتلت في عملية قرب الموصل أربعة من عناصر تنظيم داعش",
        "قتلت",
        &["القوات العراقية"],
        &["أربعة من عناصر تنظيم داعش"],
    );
    told("وفرقت الشرطة المتظاهرين واعتقلت بعضهم", "واعتقلت", &["الشرطة"], &["المتظاهرين"]);
    told("قال الوزير إن عشرة جنود قتلوا في كمين نصبه المتمردون", "قتلوا", &["المتمردون"], &["عشرة جنود"]);
}

#[test]
fn how_long_it_lasts_is_no_object() {
    told("قررت المحكمة تجديد حبس المرشح السابق خمسة عشر يوما", "حبس", &["المحكمة"], &["المرشح السابق"]);
}

#[test]
fn a_gathering_is_whose_it_is() {
    told("شنت الطائرات غارات على تجمعات لميليشيات الحوثي", "غارات", &["الطائرات"], &["ميليشيات الحوثي"]);
}

#[test]
fn who_acts_with_help_is_helped() {
    told("جاء ذلك بعد تقدم قوات المقاومة بإسناد من التحالف العربي", "بإسناد", &["التحالف العربي"], &["قوات المقاومة"]);
    told(
        "تقود قوات المقاومة المشتركة بدعم من التحالف العربي معارك في الحديدة",
        "بدعم",
        &["التحالف العربي"],
        &["قوات المقاومة المشتركة"],
    );
}

#[test]
fn those_whom_shots_are_to_drive_away_are_shot_at() {
    told("أطلقت الشرطة الرصاص المطاطي لتفريق المتظاهرين", "أطلقت", &["الشرطة"], &["المتظاهرين"]);
}

#[test]
fn one_is_ready_to_deal_with_somebody() {
    told("أبدت الدوحة استعدادها للحوار مع الرياض", "استعدادها", &["الدوحة"], &["الرياض"]);
}

#[test]
fn whose_a_patrol_is_stands_behind_it() {
    told("شن مسلحون هجوما على دورية للشرطة في العريش", "هجوما", &["مسلحون"], &["دورية"]);
    told("هجوم على دورية للشرطة في العريش", "هجوم", &[], &["دورية"]);
}

#[test]
fn a_threat_addresses_whoever_would_bring_it_about() {
    told("هددت تركيا بالرد إذا أوقفت فرنسا مبيعات الأسلحة", "هددت", &["تركيا"], &["فرنسا"]);
    told("هدد الوزير السوداني برد قاس ما لم تنسحب القوات الإثيوبية", "هدد", &["الوزير السوداني"], &["القوات الإثيوبية"]);
}

#[test]
fn who_pursues_a_thing_answers_for_it() {
    told("ندد الوزير الأردني بالسياسات التي تنتهجها إسرائيل في الضفة", "ندد", &["الوزير الأردني"], &["إسرائيل"]);
}

#[test]
fn who_leaves_a_body_leaves_it_behind() {
    told("انسحبت واشنطن من مجلس حقوق الإنسان", "انسحبت", &["واشنطن"], &["مجلس حقوق الإنسان"]);
}

/// Asserts the countries of those on whom an act falls, in an article of one line.
fn countries(line: &str, trigger: &str, expected: &[Option<&str>]) {
    let records = records(&["", line]);
    let record = records.iter().find(|record| record.trigger.text == trigger);
    let record = record.unwrap_or_else(|| panic!("no record of {trigger} in {line}: {records:#?}"));
    let found: Vec<_> = record.recipients.iter().map(|entity| entity.country.as_deref()).collect();
    assert_eq!(found, expected, "recipients of {trigger} in {line}");
}

#[test]
fn persons_without_an_entry_are_of_their_adjective_or_their_setting() {
    countries("أنقذ ركاب الطائرة في لندن رجلا صوماليا", "أنقذ", &[Some("SOM")]);
    countries("اعتقلت الشرطة المغربية الرسامين في طنجة", "اعتقلت", &[Some("MAR")]);
}

#[test]
fn an_adjective_with_the_letter_of_a_pronoun_is_nobody() {
    told("وقع الوزيران المصري والأردني على مذكرة باتفاق قنصلي", "وقع", &["المصري", "الأردني"], &[]);
}

#[test]
fn one_is_willing_to_deal_with_whom_it_has_from_or_done_by() {
    told("تونس ترغب في شراء زوارق من إيطاليا", "ترغب", &["تونس"], &["إيطاليا"]);
    let line = "أكدت وزارة الدفاع التشادية اهتمامها بتدريب الجيش على يد ضباط أتراك";
    told(line, "اهتمامها", &["وزارة الدفاع التشادية"], &["ضباط أتراك"]);
}

#[test]
fn who_refuses_what_another_wanted_refuses_him() {
    told("طالبت واشنطن ببقاء قواتها لكن نيامي رفضت ذلك", "رفضت", &["نيامي"], &["واشنطن"]);
}

#[test]
fn those_between_whom_something_is_asked_for_are_asked() {
    told("دعت الأمم المتحدة إلى الحوار بين الحكومة والمعارضة", "دعت", &["الأمم المتحدة"], &["الحكومة", "المعارضة"]);
}

#[test]
fn joined_things_without_an_article_have_one_owner() {
    told(
        "شنت مقاتلات التحالف غارات على مخازن أسلحة ومواقع وتجمعات المتمردين",
        "غارات",
        &["مقاتلات التحالف"],
        &["المتمردين"],
    );
}

#[test]
fn participles_in_the_sound_plural_are_persons() {
    told("فرضت واشنطن عقوبات على المتورطين في تهريب النفط", "فرضت", &["واشنطن"], &["المتورطين"]);
}

#[test]
fn each_of_those_listed_is_meant() {
    told("فرضت واشنطن عقوبات على كل من إيران وسوريا", "فرضت", &["واشنطن"], &["إيران", "سوريا"]);
}

#[test]
fn another_one_hit_is_a_person() {
    told("قتل جندي مصري وأصيب ثالث في الهجوم", "وأصيب", &[], &["ثالث"]);
}

#[test]
fn what_is_counted_in_years_is_no_people() {
    told("قضت المحكمة بالسجن 15 عاما على 374 متهما", "قضت", &["المحكمة"], &["374 متهما"]);
}

#[test]
fn threats_by_the_same_are_of_the_same_quarrel() {
    let records = records(&["", "هددت تركيا اليونان برد عسكري", "وهددت تركيا بقصف مواقع في الشمال"]);
    let again = records.iter().find(|record| record.trigger.text == "وهددت").unwrap();
    assert_eq!(again.recipients.first().unwrap().text, "اليونان");
}

#[test]
fn who_answers_a_call_is_called() {
    told("فاجأ ترامب العالم بقبوله دعوة للاجتماع مع كيم", "دعوة", &[], &["ترامب"]);
    told("خرج المئات إلى الشوارع استجابة لدعوات النقابات التجارية", "لدعوات", &["النقابات التجارية"], &["المئات"]);
}
