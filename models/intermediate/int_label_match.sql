{{ match_labels(
    ref('int_label'), ref('int_term_label'), ref('int_header_basis'), ref('vocabulary'), ref('distinguishing_word')
) }}
