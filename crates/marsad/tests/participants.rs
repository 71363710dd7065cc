//! Who does an act to whom, over the sentences of an article.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;
use marsad::record::Entity;

/// Asserts whom the record of a trigger names, in a line of its own.
fn told(line: &str, trigger: &str, actors: &[&str], recipients: &[&str]) {
    let records = records(&["", line]);
    let record = records.iter().find(|record| record.trigger.text == trigger);
    let record = record.unwrap_or_else(|| panic!("no record of {trigger} in {line}: {records:#?}"));
    let names = |entities: &[Entity]| entities.iter().map(|entity| entity.text.clone()).collect::<Vec<_>>();
    assert_eq!(names(&record.actors), actors, "actors of {trigger} in {line}");
    assert_eq!(names(&record.recipients), recipients, "recipients of {trigger} in {line}");
}

#[test]
fn all_who_are_joined_do_what_they_plan() {
    told("وتعهد مون وكيم بنزع السلاح النووي", "بنزع", &["مون", "كيم"], &[]);
    told(
        "قال الوزير الكوري إنه ووزير الدفاع الأميركي اتفقا على نشر القاذفات",
        "اتفقا",
        &["الوزير الكوري", "وزير الدفاع الأميركي"],
        &[],
    );
}

#[test]
fn a_pronoun_on_the_governing_noun_is_the_doer() {
    told("وأبدى الزعيم الكوري استعداده للتعاون مع سول", "للتعاون", &["الزعيم الكوري"], &["سول"]);
}

#[test]
fn a_masdar_with_an_object_apart_has_its_doer_in_the_idafa() {
    told("وذلك بعد يومين من اتهام ترامب بكين بالتدخل في الانتخابات", "اتهام", &["ترامب"], &["بكين"]);
    told("زاد التوتر بعد اتهام بريطانيا لروسيا بتسميم الجاسوس", "اتهام", &["بريطانيا"], &["روسيا"]);
}

#[test]
fn a_meeting_has_both_sides() {
    told("وقال إن الأمم المتحدة ستعمل على التشاور مع مختلف الأطراف", "التشاور", &["الأمم المتحدة", "الأطراف"], &[]);
}

#[test]
fn a_town_named_behind_its_noun_is_no_party() {
    told("تجمع المحتجون أمام البرلمان في العاصمة عمان", "تجمع", &["المحتجون"], &[]);
}

#[test]
fn the_doer_of_an_act_does_what_the_act_does() {
    told("وشنت مقاتلات التحالف سلسلة غارات استهدفت مقاتلي التنظيم", "غارات", &["مقاتلات التحالف"], &["مقاتلي التنظيم"]);
}

#[test]
fn what_is_but_after_a_clause_is_no_object_of_it() {
    told("قتل 78 مدنيا خلال العملية إلا أن أنقرة تصر على حماية المدنيين", "قتل", &[], &["78 مدنيا"]);
}

#[test]
fn a_name_behind_what_somebody_is_names_him() {
    told("وقتلت الناشطة في المنظمة ليلى حداد إثر إطلاق نار", "وقتلت", &[], &["ليلى حداد"]);
}

#[test]
fn a_meeting_brings_together_its_object() {
    told("جاء ذلك في لقاء جمع الرئيس الروسي بنظيره التركي", "لقاء", &["الرئيس الروسي", "نظيره التركي"], &[]);
}

#[test]
fn what_is_told_of_an_act_hides_not_who_did_it() {
    told("ونفذ الجيش الإسرائيلي غارة أودت بحياة ثلاثة فلسطينيين", "غارة", &["الجيش الإسرائيلي"], &["ثلاثة فلسطينيين"]);
}

#[test]
fn those_who_only_tell_of_deeds_do_not_do_them() {
    told("أكدت مصادر عسكرية يمنية مقتل عشرات الحوثيين في غارات جوية", "مقتل", &[], &["عشرات الحوثيين"]);
}

#[test]
fn help_has_no_object_that_a_verb_waits_for() {
    told("شن الجيش العراقي بمساعدة فرنسا هجوما على التنظيم", "هجوما", &["الجيش العراقي"], &["التنظيم"]);
}

#[test]
fn an_act_has_each_side_once() {
    let line = "قتل عشرة من الحوثيين في اشتباكات مع الجيش اليمني عند منفذ على الحدود مع السعودية";
    told(line, "اشتباكات", &["الجيش اليمني"], &["عشرة من الحوثيين"]);
}

#[test]
fn a_year_and_a_side_count_nobody() {
    told("ينفذ التحالف العربي ضربات في اليمن منذ 2015 ضد الحوثيين", "ضربات", &["التحالف العربي"], &["الحوثيين"]);
    told(
        "أعلن الوزير ترحيل أكثر من 10 في المئة من المهاجرين",
        "ترحيل",
        &["الوزير"],
        &["أكثر من 10 في المئة من المهاجرين"],
    );
}

#[test]
fn adjectives_joined_by_a_dash_each_name_a_state() {
    let line = "استهدفت ضربات جوية أمريكية-بريطانية-فرنسية مواقع عسكرية في سوريا";
    told(line, "ضربات", &["أمريكية", "بريطانية", "فرنسية"], &[]);
}

#[test]
fn verbs_spelt_like_masdars_tell_of_those_before_them() {
    told(
        "وقالت الشرطة إن جنديا وضابطا في شرطة مكافحة الشغب قتلا خلال الاشتباك",
        "قتلا",
        &[],
        &["جنديا", "ضابطا في شرطة مكافحة الشغب"],
    );
}

#[test]
fn an_adjective_completes_an_indefinite_phrase() {
    told("اتهمت منظمة دولية الحكومة بالفساد", "اتهمت", &["منظمة دولية"], &["الحكومة"]);
    told("اتهمت منظمة حقوقية السلطات التركية باحتجاز الصحفيين", "اتهمت", &["منظمة حقوقية"], &["السلطات التركية"]);
}

#[test]
fn a_clause_describes_persons_without_name() {
    told("ومنعت السلطات صحفيا من السفر", "ومنعت", &["السلطات"], &["صحفيا"]);
    told("واستهدف انتحاري يقود سيارة مفخخة نقطة تفتيش للجيش قرب المطار", "واستهدف", &["انتحاري"], &["جيش"]);
}

#[test]
fn the_object_stands_behind_a_complete_relative_clause() {
    told("طالب المتظاهرون الذين تجمعوا أمام البرلمان الحكومة بالاستقالة", "طالب", &["المتظاهرون"], &["الحكومة"]);
}

#[test]
fn an_impersonal_verb_names_the_doer_below_it() {
    told("وسبق للولايات المتحدة أن اتهمت إيران بتزويد الحوثيين بالصواريخ", "اتهمت", &["ولايات المتحدة"], &["إيران"]);
}

#[test]
fn each_of_several_does_it() {
    told("أكد كل من الرئيس الروسي والرئيس التركي رفضهما لأي تدخل", "رفضهما", &["الرئيس الروسي", "الرئيس التركي"], &[]);
}

#[test]
fn a_masdar_has_its_object_behind_its_doer() {
    told("أعرب سعد الحريري عن شكره لفرنسا على دعمها للبنان", "دعمها", &["فرنسا"], &["لبنان"]);
    told("ودان الأمين العام إطلاق الحوثيين صاروخا على الرياض", "إطلاق", &["الحوثيين"], &["الرياض"]);
}

#[test]
fn words_of_manner_take_no_genitive() {
    told("وانتقدت إيران بشدة تصريحات وزير الخارجية الأمريكي", "وانتقدت", &["إيران"], &["وزير الخارجية الأمريكي"]);
}

#[test]
fn a_nisba_after_an_act_is_its_doer() {
    told("أعلنت الوكالة إصابة 18 فلسطينيا في قصف إسرائيلي غرب غزة", "قصف", &["إسرائيلي"], &["18 فلسطينيا"]);
}

#[test]
fn who_claims_an_attack_did_it() {
    told("أعلنت حركة طالبان مسؤوليتها عن التفجير", "التفجير", &["حركة طالبان"], &[]);
}

#[test]
fn a_clause_of_time_leaves_a_passive_alone() {
    told("قتل ثلاثة جنود بعد أن أطلق مسلحون النار على دوريتهم", "قتل", &[], &["ثلاثة جنود"]);
    told("بعد أن اعتقل الجيش ثلاثة أشخاص في المدينة", "اعتقل", &["الجيش"], &["ثلاثة أشخاص"]);
}

#[test]
fn a_threat_is_made_to_whom_it_would_hit() {
    told("هدد جون بولتون بفرض عقوبات على الشركات الأوروبية", "هدد", &["جون بولتون"], &["الشركات الأوروبية"]);
}

#[test]
fn demonstrators_named_beside_a_protest_hold_it() {
    told("اندلعت مظاهرات في طرابلس ورفع المتظاهرون صور القتلى", "مظاهرات", &["المتظاهرون"], &[]);
}

#[test]
fn a_protest_is_against_whom_its_purpose_names() {
    told("تظاهر الآلاف احتجاجا على حملة الحكومة ضد الصحافيين", "تظاهر", &["الآلاف"], &["الحكومة"]);
    told("تظاهر العشرات منددين بما وصفوه بانتهاكات الحكومة", "تظاهر", &["العشرات"], &["الحكومة"]);
    told("احتشد أهالي المعتقلين أمام المحكمة ينددون بالحكومة", "احتشد", &["أهالي المعتقلين"], &["الحكومة"]);
    told("تظاهر المئات احتجاجا على مقتل الناشط سمير قصير", "تظاهر", &["المئات"], &[]);
}

#[test]
fn two_pronouns_mean_those_who_are_joined() {
    told("التقى ماكرون وكونتي في باريس، واتفقا على تبادل السفراء", "واتفقا", &["ماكرون", "كونتي"], &[]);
    told(
        "أعلن وزير الخارجية الأميركي مايك بومبيو ونظيره الروسي سيرغي لافروف أنهما اتفقا على هدنة",
        "اتفقا",
        &["مايك بومبيو", "سيرغي لافروف"],
        &[],
    );
}

#[test]
fn whom_the_verb_tells_of_is_no_state_of_its_subject() {
    told("دفن الضابط الذي قتله متطرف في متجر", "قتله", &["متطرف"], &["الضابط"]);
    told("مقتل رهائن احتجزهم متمردون", "احتجزهم", &["متمردون"], &["رهائن"]);
}

#[test]
fn who_is_charged_with_waging_an_attack_wages_it() {
    told("ندد المجلس بالهجوم الذي اتهمت باريس النظام السوري بشنه", "بالهجوم", &["النظام السوري"], &[]);
    told("أظهرت الصور قيام ميليشيا الحوثي بقطع الطرق", "بقطع", &["ميليشيا الحوثي"], &[]);
}

#[test]
fn who_is_punished_gave_the_ground_himself() {
    told("أوقفت السلطات التركية الصحافية عائشة كايا بسبب انتقادها الرئيس", "انتقادها", &["عائشة كايا"], &["الرئيس"]);
    told("أفرجت الشرطة عن النائب بعد استجوابه", "استجوابه", &["الشرطة"], &["النائب"]);
}

#[test]
fn who_condemns_what_he_calls_so_condemns_and_calls() {
    told("انتقد الرئيس الفنزويلي ما وصفه بالعدوان", "انتقد", &["الرئيس الفنزويلي"], &[]);
    told("طالبت روما باريس بالاعتذار، مهددة بإلغاء اجتماع ماكرون وكونتي", "بإلغاء", &["روما"], &["ماكرون", "كونتي"]);
}

#[test]
fn who_suffers_one_act_does_no_other() {
    told("أدى القصف إلى قتل الجنود وتدمير الدبابات", "وتدمير", &[], &["الدبابات"]);
    told("فاجأ ترامب العالم بقبوله دعوة للاجتماع مع كيم", "دعوة", &[], &["ترامب"]);
}

#[test]
fn who_is_described_by_an_act_does_it() {
    told("قالت الشرطة إن الانتحاري المسؤول عن الهجوم قتل", "الهجوم", &["الانتحاري المسؤول"], &[]);
    told("حاكمت المحكمة الضباط المتورطين في قتل المتظاهرين", "قتل", &["الضباط المتورطين"], &["المتظاهرين"]);
}

#[test]
fn what_an_act_leads_to_is_its_doers() {
    told(
        "أسفرت الغارات التي شنتها طائرات الجيش الإسرائيلي عن مقتل مدنيين",
        "مقتل",
        &["طائرات الجيش الإسرائيلي"],
        &["مدنيين"],
    );
    told("طلب قائد الجيش أمس من الرئيس ترامب سحب القوات", "طلب", &["قائد الجيش"], &["الرئيس ترامب"]);
}

#[test]
fn whom_a_pronoun_cannot_mean_does_what_the_clause_tells() {
    told("شكر المحامي ابنته التي منعته من إطلاق النار", "منعته", &["ابنته"], &["المحامي"]);
    told("قال الرئيس إن المدير يجب أن يسجن", "يسجن", &[], &["المدير"]);
}

#[test]
fn who_gives_cause_to_a_crowd_is_not_in_it() {
    told("أثار قرار الحكومة رفع الأسعار موجة احتجاجات في المدن", "احتجاجات", &[], &[]);
    told("رحب الائتلاف بإعلان أنقرة بدء عملية عسكرية شرق الفرات", "عملية", &["أنقرة"], &[]);
}

#[test]
fn what_a_meeting_is_about_is_no_side_of_it() {
    told(
        "يستعد وزير الخارجية الإيراني لزيارة أنقرة لبحث مستقبل إدلب مع نظيره التركي",
        "لبحث",
        &["وزير الخارجية الإيراني", "نظيره التركي"],
        &[],
    );
}

#[test]
fn one_of_a_people_who_suffers_is_a_person_and_no_state() {
    let records = records(&["", "قتل الجيش الإسرائيلي فلسطينيا في الخليل"]);
    assert_eq!(records[0].recipients[0].sector.as_deref(), Some("CVL"));
}

#[test]
fn those_counted_are_of_those_behind() {
    let line = "أعلن الجيش مقتل عشرين عنصرا من عناصر الميليشيات الموالية لإيران في سوريا";
    let records = records(&["", line]);
    assert_eq!(records[0].recipients[0].sector.as_deref(), Some("PRM"), "{records:#?}");
}

#[test]
fn so_many_are_persons_where_force_hits_them() {
    told("قتل خمسة في انفجار سيارة مفخخة", "قتل", &[], &["خمسة"]);
    told("مقتل 13 في هجوم شمال البلاد", "مقتل", &[], &["13"]);
    told("فتح مسلح النار على الجنود وقتل ثلاثة منهم", "وقتل", &["مسلح"], &["ثلاثة منهم"]);
}

#[test]
fn a_clause_right_behind_an_indefinite_topic_describes_it() {
    let bomber = "قال مصدر أمني إن انتحاريا يقود شاحنة مفخخة فجر نفسه فقتل أربعة من الجنود في الموصل";
    told(bomber, "فقتل", &["انتحاريا"], &["أربعة من الجنود"]);
    told("أعلنت الوزارة أن مسلحين يرتدون زيا عسكريا خطفوا ثلاثة موظفين", "خطفوا", &["مسلحين"], &["ثلاثة موظفين"]);
}

#[test]
fn a_description_hides_not_what_the_verb_waits_for() {
    told("قام مسلحون يرتدون ملابس مدنية بخطف صحافي في بغداد", "بخطف", &["مسلحون"], &["صحافي"]);
}

#[test]
fn who_survives_an_attempt_on_him_does_not_make_it() {
    told("نجا رئيس البلدية من محاولة لاغتياله قرب منزله", "لاغتياله", &[], &["رئيس البلدية"]);
}

#[test]
fn what_belongs_to_an_army_suffers_the_attack() {
    told("تعرضت قاعدة للجيش لهجوم", "لهجوم", &[], &["قاعدة"]);
}

#[test]
fn who_claims_an_attack_in_a_joined_clause_did_it() {
    told(
        "مقتل ستة مدنيين في هجوم انتحاري استهدف موكبا لقوات أجنبية وتبنته حركة طالبان",
        "مقتل",
        &["حركة طالبان"],
        &["ستة مدنيين"],
    );
}

#[test]
fn for_what_somebody_is_thanked_or_blamed_he_did() {
    told("أشاد وزير الخارجية المصري بالأردن لاستضافته اللاجئين السوريين", "لاستضافته", &["الأردن"], &["اللاجئين السوريين"]);
    told("انتقد الاتحاد الأوروبي المجر بسبب رفضها الاتفاق", "رفضها", &["المجر"], &[]);
}

#[test]
fn who_is_charged_in_a_clause_on_him_suffers_it() {
    told("أفرجت إسرائيل عن فتاة اتهمت بطعن جندي", "اتهمت", &[], &["فتاة"]);
    told("اعتقلت الشرطة رجلا أدين بالقتل", "أدين", &[], &["رجلا"]);
}

#[test]
fn who_claims_responsibility_for_an_attack_did_it() {
    told("قتل سبعة أشخاص في تفجير أعلنت حركة طالبان مسؤوليتها عنه", "تفجير", &["حركة طالبان"], &["سبعة أشخاص"]);
}

#[test]
fn of_whom_the_dead_are_did_not_kill_them() {
    told("سقط قتلى من المدنيين بقصف لقوات النظام", "قتلى", &["قوات النظام"], &["قتلى"]);
}

#[test]
fn a_delegation_is_of_those_behind_it() {
    let country = |line: &str| records(&["", line])[0].actors[0].country.clone();
    assert_eq!(country("زار وفد من حركة حماس القاهرة").as_deref(), Some("PSE"));
    assert_eq!(country("وصلت بعثة من الخبراء العسكريين الروس إلى النيجر").as_deref(), Some("RUS"));
    told("طلبت منظمة من الحكومة المالية مساعدات", "طلبت", &["منظمة"], &["الحكومة المالية"]);
}

#[test]
fn what_is_joined_to_a_promised_act_is_promised_too() {
    told("تعهد الرئيس بإعادة اللاجئين وبملاحقة المسلحين", "وبملاحقة", &["الرئيس"], &["المسلحين"]);
}

#[test]
fn who_is_named_behind_the_verb_of_a_clause_on_a_thing_is_its_subject() {
    let accused = "اعتقلت السلطات المئات بعد محاولة الانقلاب التي تتهم أنقرة غولن بتدبيرها";
    told(accused, "تتهم", &["أنقرة"], &["غولن"]);
}

#[test]
fn the_dead_of_an_attack_told_before_fell_by_its_doers() {
    let records = records(&["", "شن التحالف غارات على صنعاء.", "وأدت الغارات إلى مقتل أربعة مدنيين."]);
    let slain = records.iter().find(|record| record.trigger.text == "مقتل").unwrap();
    assert_eq!(slain.actors.iter().map(|actor| actor.text.as_str()).collect::<Vec<_>>(), ["التحالف"]);
}
