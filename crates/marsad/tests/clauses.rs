//! Clauses that lead the reading astray: pronouns that stand for nobody, verbs behind pairs, complements behind relative clauses.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;

/// Asserts whom the record of a trigger names and who says so, in a line of its own.
fn told(line: &str, trigger: &str, actors: &[&str], recipients: &[&str], source: Option<&str>) {
    let record = articles::told(line, trigger, actors, recipients);
    assert_eq!(record.sources.first().map(|source| source.entity.text.as_str()), source, "source in {line}");
}

#[test]
fn of_two_under_one_preposition_the_second_opens_no_clause() {
    let line = "جاء الإعلان عن قمة بين الرئيس الأمريكي والزعيم الكوري الشمالي كيم جونغ أون لم يحدد موعدها";
    told(line, "قمة", &["الرئيس الأمريكي", "كيم جونغ أون"], &[], None);
}

#[test]
fn a_pronoun_that_only_opens_a_clause_does_nothing() {
    told("قال المحامي إنه تم إطلاق سراح المساعدين", "إطلاق", &[], &["المساعدين"], Some("المحامي"));
    told("أعلن الرئيس أنه تم التوصل إلى اتفاق مع السودان", "اتفاق", &["السودان"], &[], Some("الرئيس"));
}

#[test]
fn who_looks_forward_to_a_meeting_takes_part_in_it() {
    let line = "قال ترامب إنه يتطلع إلى اجتماع القمة مع الزعيم الكوري الشمالي";
    told(line, "اجتماع", &["ترامب", "الزعيم الكوري الشمالي"], &[], Some("ترامب"));
    told("يستعد الرئيس للقاء المعارضة", "للقاء", &["الرئيس", "المعارضة"], &[], None);
}

#[test]
fn what_is_said_stands_behind_a_relative_clause_of_the_speaker() {
    told("قالت الشرطة التي داهمت المنزل إنها اعتقلت رجلين", "اعتقلت", &["الشرطة"], &["رجلين"], Some("الشرطة"));
    told("قال النائب الذي وجهت إليه اتهامات بالفساد إنه بريء", "اتهامات", &[], &["النائب"], None);
}

#[test]
fn an_act_put_behind_whom_it_falls_on_is_no_doer() {
    told("وجهت إلى الحكومة انتقادات واسعة", "انتقادات", &[], &["الحكومة"], None);
}

#[test]
fn nearest_of_two_plurals_is_described() {
    told("اجتمع الوزير مع عائلات ضحايا قتلوا بأيدي مسلحين", "قتلوا", &["مسلحين"], &["ضحايا"], None);
}

#[test]
fn whom_one_act_falls_on_does_not_do_the_next() {
    told("تضمنت المضايقات تخويف الأطفال وإجبار أحد الموظفين على الترجل", "وإجبار", &[], &["أحد الموظفين"], None);
}

#[test]
fn an_envoy_recalled_tells_whom_it_falls_on() {
    told("استدعت باكستان سفيرها لدى الهند للتشاور", "استدعت", &["باكستان"], &["الهند"], None);
}

#[test]
fn who_sets_out_is_not_of_where_he_goes() {
    let line = "توجه الوزير إلى القاهرة للقاء نظيره المصري";
    told(line, "للقاء", &["الوزير", "نظيره المصري"], &[], None);
}

#[test]
fn what_opens_a_sentence_lends_its_subject_to_no_other() {
    told("عندما وصل الوزير إلى بغداد هاجم مسلحون موكبه", "هاجم", &["مسلحون"], &["موكبه"], None);
    told("بعد أن قصف الجيش المدينة انسحب المسلحون منها", "انسحب", &["المسلحون"], &[], None);
    told("بعد أن قصف الجيش المدينة انسحب منها", "انسحب", &["الجيش"], &[], None);
}

#[test]
fn what_goes_on_is_told_of_its_subject() {
    let line = "قال بومبيو إن الولايات المتحدة ما زالت ملتزمة بدعم أوكرانيا";
    told(line, "بدعم", &["الولايات المتحدة"], &["أوكرانيا"], Some("بومبيو"));
}

#[test]
fn a_statement_speaks_for_its_issuer() {
    let line = "أصدرت السفارة الأميركية بيانا عبرت فيه عن تعاطفها مع عائلة المتوفى. وأضاف البيان أن مسؤولي السفارة يتعاونون مع السلطات";
    told(line, "يتعاونون", &["مسؤولي السفارة"], &["السلطات"], Some("السفارة الأميركية"));
}

#[test]
fn manner_leaves_a_passive_alone() {
    told("حوكم الجنرال الذي أعدم رميا بالرصاص", "أعدم", &[], &["الجنرال"], None);
}

#[test]
fn a_clause_on_what_opens_a_sentence_is_not_its_main_one() {
    told("في هجوم شنه مسلحون قتل جنديان", "قتل", &["مسلحون"], &["جنديان"], None);
    told("في دعوى قضائية أقامتها إيران دفعت واشنطن بأن المحكمة ليست مختصة", "دعوى", &["إيران"], &[], None);
}

#[test]
fn what_stands_aside_leaves_the_clause_around_it() {
    let line = "أعلن الوزير - الذي يزور القاهرة حاليا - دعم بلاده للاتفاق";
    told(line, "دعم", &["الوزير"], &[], Some("الوزير"));
}

#[test]
fn who_takes_a_decision_does_what_it_is_about() {
    let line = "القرار الذي اتخذته واشنطن في مايو بفرض عقوبات على طهران يمثل خرقا للمعاهدة";
    told(line, "بفرض", &["واشنطن"], &["طهران"], None);
}

#[test]
fn an_attack_and_what_it_hits_are_one_record() {
    let records = records(&["", "شنت المقاتلات سلسلة غارات جوية استهدفت تعزيزات عسكرية"]);
    assert_eq!(records.len(), 1, "{records:#?}");
    told("شنت المقاتلات سلسلة غارات جوية استهدفت تعزيزات عسكرية", "غارات", &["المقاتلات"], &["تعزيزات عسكرية"], None);
}

#[test]
fn what_a_bare_adjective_in_quotation_marks_says_is_a_predicate() {
    let line =
        "قال وزير الدفاع في مؤتمر بتشاد إن تشاد \"مستعدة لدعم جنود الحكومة الليبية وترغب في شراء طائرات من البرازيل\"";
    told(line, "وترغب", &["تشاد"], &["البرازيل"], Some("وزير الدفاع"));
}

#[test]
fn a_relative_clause_may_tell_of_a_name_within_a_phrase() {
    let line = "وصل إلى عمان وفد من الحكومة العراقية التي حثت الأطراف الليبية على ضبط النفس";
    told(line, "حثت", &["الحكومة العراقية"], &["الأطراف الليبية"], None);
}

#[test]
fn what_stands_behind_but_is_a_clause_of_its_own() {
    for but in ["إلا أن", "غير أن", "بيد أن"] {
        let records = records(&["", &format!("طالبت واشنطن بالانسحاب {but} موسكو رفضت ذلك")]);
        let refused = records.iter().find(|record| record.trigger.text == "رفضت");
        assert_eq!(refused.map(|record| record.modality.as_str()), Some("actual"), "{but}");
    }
}

#[test]
fn what_is_said_of_an_act_behind_its_parties_describes_it() {
    let line = "أجرى الوزير المصري محادثات مع نظيره الأردني تناولت سبل وقف الحرب في السودان";
    told(line, "محادثات", &["الوزير المصري", "نظيره الأردني"], &[], None);
    let records = records(&["", line]);
    assert!(
        records.iter().all(|record| record.trigger.text != "وقف" || record.modality == "hypothetical"),
        "{records:#?}"
    );
}
