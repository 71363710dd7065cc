//! Where events happen, over the sentences of an article.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;
use marsad::Record;

/// Asserts the place that the record of a trigger names, in a line of its own.
fn at(line: &str, trigger: &str, place: Option<&str>) {
    let records = records(&["", line]);
    assert_eq!(of(&records, trigger), place, "place of {trigger} in {line}");
}

fn of<'r>(records: &'r [Record], trigger: &str) -> Option<&'r str> {
    let record = records.iter().find(|record| record.trigger.text == trigger);
    let record = record.unwrap_or_else(|| panic!("no record of {trigger}: {records:#?}"));
    record.place.as_ref().map(|place| place.text.as_str())
}

#[test]
fn prepositions_of_several_words_say_where() {
    at("اشتبكت مجموعات مسلحة بالقرب من مطار معيتيقة", "اشتبكت", Some("مطار معيتيقة"));
    at("قتل جندي على مقربة من بلدة عرسال", "قتل", Some("بلدة عرسال"));
}

#[test]
fn what_follows_the_act_is_nearer_than_what_opens_the_sentence() {
    at("وفي طرابلس، اشتبكت مجموعات مسلحة قرب مطار معيتيقة", "اشتبكت", Some("مطار معيتيقة"));
}

#[test]
fn a_division_behind_a_preposition_is_a_place_and_no_body() {
    at("قتل جندي بمحافظة جيجل شرقي البلاد", "قتل", Some("محافظة جيجل"));
    at("قتل جندي في محافظة جيجل", "قتل", Some("محافظة جيجل"));
    at("ألقت قوات الأمن القبض على قيادي في تنظيم القاعدة بمديرية الشحر في حضرموت", "القبض", Some("مديرية الشحر"));
}

#[test]
fn a_capital_is_a_place_by_its_noun() {
    at("قتل ثلاثة في غارة قرب العاصمة السورية", "قتل", Some("العاصمة السورية"));
    at("وستعقد القمة بين كيم ومون بعاصمة كوريا الشمالية، بيونغ يانغ", "القمة", Some("بيونغ يانغ"));
    at("هز انفجاران العاصمة الليبية طرابلس", "انفجاران", Some("طرابلس"));
    let records = records(&["", "اندلعت مواجهات في العاصمة بين الشرطة والمتظاهرين بعد إعلان النتائج في كينيا"]);
    let place = records[0].place.as_ref().unwrap();
    assert_eq!((place.name_en.as_deref(), place.country.as_deref()), (Some("Nairobi"), Some("KEN")));
}

#[test]
fn a_seat_that_is_a_place_has_its_own_name_and_point() {
    let records = records(&["", "قتل شرطيان في تفجير وسط بغداد"]);
    let place = records[0].place.as_ref().unwrap();
    assert_eq!((place.name_en.as_deref(), place.precision.as_str()), (Some("Baghdad"), "town"));
}

#[test]
fn a_meeting_is_where_it_is_hosted() {
    at("استضافت العاصمة الأردنية عمان اجتماعا لوزراء خارجية الدول العربية", "اجتماعا", Some("عمان"));
    at("اختتم الوزير زيارته لمدينة كيبيك الكندية التي استضافت قمة مجموعة السبع", "قمة", Some("مدينة كيبيك"));
}

#[test]
fn an_act_of_speech_is_where_the_gathering_is() {
    at("دعا الأمين العام للأمم المتحدة في كلمة ألقاها بجنيف إلى وقف إطلاق النار في اليمن", "دعا", Some("جنيف"));
    at("قال الوزير خلال مؤتمر صحفي في موسكو إن بلاده تدين الهجوم على السفارة", "تدين", Some("موسكو"));
    at("ورحب الوزير في كلمة له باتفاق الهدنة في الحديدة", "ورحب", None);
}

#[test]
fn blame_does_not_happen_where_another_was_spoken() {
    let records = records(&[
        "",
        "أدان الرئيس الفلسطيني محمود عباس في خطاب في رام الله الاستيطان الإسرائيلي",
        "وأدان عباس قرار الإدارة الأميركية بشأن القدس",
    ]);
    assert_eq!(of(&records, "أدان"), Some("رام الله"));
    assert_eq!(of(&records, "وأدان"), None);
}

#[test]
fn what_reaches_a_place_happens_there() {
    at("شارك الآلاف في مظاهرة جابت شوارع برشلونة", "مظاهرة", Some("شوارع برشلونة"));
}

#[test]
fn of_a_site_in_a_division_the_site_counts() {
    at("قتل في هجوم على القوات الروسية في المحطة الحرارية بولاية حمص", "هجوم", Some("المحطة الحرارية بولاية حمص"));
}

#[test]
fn an_edge_is_named_by_its_two_sides_who_do_nothing() {
    let records = records(&["", "اندلعت اشتباكات عنيفة على الحدود بين تشاد والسودان"]);
    assert_eq!(of(&records, "اشتباكات"), Some("الحدود بين تشاد والسودان"));
    assert!(records[0].actors.is_empty());
}

#[test]
fn a_town_by_its_noun_is_the_last_one_named() {
    at("بعد الانسحاب من دوما، استأنفت قوات النظام قصف المدينة", "قصف", Some("دوما"));
}

#[test]
fn a_clause_on_a_noun_tells_where_it_is() {
    at("قصفت القوات الحكومية جيبا تسيطر عليه المعارضة قرب حمص", "قصفت", Some("حمص"));
}

#[test]
fn a_part_of_a_place_is_in_it() {
    at("اعتقل الجيش عشرة فلسطينيين في مداهمات بأنحاء متفرقة من الضفة الغربية", "اعتقل", Some("الضفة الغربية"));
}

#[test]
fn whose_a_house_abroad_is_says_nothing_of_where_it_stands() {
    let records = records(&["", "سقطت قذيفة هاون في محيط السفارة الروسية في دمشق"]);
    assert_eq!(records[0].place.as_ref().unwrap().country.as_deref(), Some("SYR"));
}

#[test]
fn a_site_has_its_owner_and_its_town() {
    let whole = "مصفاة تابعة لشركة أرامكو في الرياض";
    at("هاجم الحوثيون بطائرة مسيرة مصفاة تابعة لشركة أرامكو في الرياض", "هاجم", Some(whole));
}

#[test]
fn whom_somebody_represents_is_no_place() {
    at("أعلنت باريس أن ممثلين عن فرنسا ومالي سيبحثون اليوم مسألة انسحاب القوات", "سيبحثون", None);
}

#[test]
fn the_town_means_the_last_town_not_what_it_lies_in() {
    let records = records(&[
        "",
        "قتل تسعة مدنيين في قصف على أحياء سكنية في مدينة الفاشر، عاصمة ولاية شمال دارفور.",
        "وقال شهود عيان إن القذائف سقطت على سوق مزدحمة وسط المدينة.",
    ]);
    let fall = records.iter().find(|record| record.trigger.text == "سقطت").unwrap();
    assert_eq!(fall.place.as_ref().unwrap().text, "الفاشر");
}

#[test]
fn whose_something_is_is_not_where() {
    at("أشاد الوزير المصري بموقف الأردن", "أشاد", None);
    at("اتفق الطرفان على إجراء محادثات عسكرية لتخفيف التوتر على الحدود", "محادثات", None);
}

#[test]
fn who_is_arrested_on_arrival_is_arrested_there() {
    at("اعتقلت الشرطة المعارض لدى وصوله إلى مطار الخرطوم", "اعتقلت", Some("مطار الخرطوم"));
}

#[test]
fn the_inner_of_two_places_counts() {
    at("قتل ثلاثة جنود عراقيين في هجوم على قاعدة سبايكر في تكريت", "قتل", Some("قاعدة سبايكر"));
    at("خرجت دفعة ثانية من الجرحى من مدينة دوما في الغوطة الشرقية", "خرجت", Some("مدينة دوما"));
    // Whose allies they are is not where they are.
    at("هاجم حلفاء طهران في العراق قاعدة أميركية", "هاجم", Some("العراق"));
}

#[test]
fn where_people_are_is_not_where_they_are_asked() {
    at("ندعو المسؤولين في عدن إلى التعاون مع التحالف", "ندعو", None);
    at("اعترف الرئيس الأميركي في ديسمبر بالقدس عاصمة لإسرائيل", "اعترف", None);
    at("قتل ثلاثة أشخاص بكابول", "قتل", Some("كابول"));
    at("اعتقلت السلطات المسؤول فور وصوله إلى الصين", "اعتقلت", Some("الصين"));
}

#[test]
fn a_title_tells_where_before_another_line_does() {
    let records = records(&["كينيا: مقتل امرأة في هجوم", "قتلت امرأة في هجوم على سوق في نيروبي"]);
    assert_eq!(of(&records, "مقتل"), Some("كينيا"));
}
